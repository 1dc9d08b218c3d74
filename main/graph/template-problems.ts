import type { ButtonValue, TemplateMessage, Values } from './message.ts';

const MOST_BUTTONS = 10;

/** Why Meta would refuse these values, whatever the template says. What the template itself asks for is checked against it. */
export const templateProblems = ({ name, language, header, body, buttons = [] }: TemplateMessage): string[] => [
  ...(/^[a-z0-9_]{1,512}$/.test(name) ? [] : ['The name of the template is not one.']),
  ...(language === '' ? ['The language of the template is missing.'] : []),
  ...(header?.kind === 'text' ? valueProblems(header.values) : []),
  ...(header && 'mediaId' in header && header.mediaId === '' ? ['The file of the header has not been uploaded.'] : []),
  ...(body ? valueProblems(body) : []),
  ...(header?.kind === 'text' && body && header.values.format !== body.format
    ? ['A template has either named or numbered values, not both.']
    : []),
  ...buttonProblems(buttons),
];

const valueProblems = ({ format, values }: Values): string[] =>
  Object.entries(values).flatMap(([key, value]) => {
    const name = format === 'named' ? key : String(Number(key) + 1);
    if (value.trim() === '') return [`The value "${name}" is missing.`];
    // Meta: no newline, no tab, no more than four spaces in a row (PLATFORM 7.2).
    return /[\r\n\t]| {5}/.test(value) ? [`The value "${name}" has a line break, a tab or too many spaces.`] : [];
  });

const buttonProblems = (buttons: readonly ButtonValue[]): string[] => {
  const indexes = buttons.map(({ index }) => index);
  return [
    ...(indexes.some((index) => !Number.isInteger(index) || index < 0 || index >= MOST_BUTTONS)
      ? [`A template has at most ${MOST_BUTTONS} buttons.`]
      : []),
    ...(new Set(indexes).size < indexes.length ? ['One button has two values.'] : []),
    ...buttons.filter((button) => filled(button) === '').map(({ index }) => `Button ${index + 1} has no value.`),
  ];
};

const filled = (button: ButtonValue): string => {
  if (button.kind === 'url') return button.suffix;
  return button.kind === 'quick_reply' ? button.payload : button.code;
};
