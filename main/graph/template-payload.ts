import type { ButtonValue, HeaderValue, TemplateMessage, Values } from './message.ts';

/** A template with its values filled in, as Meta wants it (PLATFORM 7.2, S21). Parts without values are left out. */
export const templatePayload = ({ name, language, header, body, buttons = [] }: TemplateMessage): object => {
  const components = [
    ...(header ? [{ type: 'header', parameters: headerParameters(header) }] : []),
    ...(body ? [{ type: 'body', parameters: textParameters(body) }] : []),
    ...buttons.map(buttonComponent),
  ].filter(({ parameters }) => parameters.length > 0);
  return { name, language: { code: language }, ...(components.length > 0 && { components }) };
};

const textParameters = (values: Values): object[] =>
  values.format === 'positional'
    ? values.values.map((text) => ({ type: 'text', text }))
    : Object.entries(values.values).map(([parameter_name, text]) => ({ type: 'text', parameter_name, text }));

const headerParameters = (header: HeaderValue): object[] => {
  switch (header.kind) {
    case 'text':
      return textParameters(header.values);
    case 'location': {
      const { kind, ...location } = header;
      return [{ type: kind, location }];
    }
    case 'document': {
      const { mediaId: id, filename } = header;
      return [{ type: 'document', document: { id, ...(filename !== undefined && { filename }) } }];
    }
    case 'image':
    case 'video':
      return [{ type: header.kind, [header.kind]: { id: header.mediaId } }];
    default:
      return header satisfies never;
  }
};

const buttonComponent = (button: ButtonValue): { type: string; parameters: object[] } => {
  const component = { type: 'button', sub_type: button.kind, index: String(button.index) };
  switch (button.kind) {
    case 'url':
      return { ...component, parameters: [{ type: 'text', text: button.suffix }] };
    case 'quick_reply':
      return { ...component, parameters: [{ type: 'payload', payload: button.payload }] };
    case 'copy_code':
      return { ...component, parameters: [{ type: 'coupon_code', coupon_code: button.code }] };
    default:
      return button satisfies never;
  }
};
