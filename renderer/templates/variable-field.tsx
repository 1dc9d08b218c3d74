import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { Braces } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SkipReason } from '../../preload/contract/outgoing.ts';
import { PLACEHOLDERS } from '../../preload/contract/placeholders.ts';
import type { TemplateVariable } from '../../preload/contract/template.ts';
import { PLACEHOLDER_NAMES } from './placeholder-names.ts';
import { SKIP_NAMES } from './skip-names.ts';

type VariableFieldProps = {
  readonly variable: TemplateVariable;
  readonly value: string;
  readonly problem: SkipReason | null;
  readonly onChange: (value: string) => void;
};

const PARTS = {
  header: 'template.in_header',
  body: 'template.in_body',
  button: 'template.in_button',
} as const satisfies Record<TemplateVariable['part'], string>;

/** One value: plain text, with fields of the registration put in where the cursor stands. */
export const VariableField = ({ variable: { part, name, sample }, value, problem, onChange }: VariableFieldProps) => {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const insert = (field: string): void => {
    const [from, to] = [input.current?.selectionStart ?? value.length, input.current?.selectionEnd ?? value.length];
    onChange(`${value.slice(0, from)}{${field}}${value.slice(to)}`);
    input.current?.focus();
  };
  return (
    <TextInput
      ref={input}
      label={t(PARTS[part], { name })}
      placeholder={sample === null ? '' : t('template.sample', { sample })}
      value={value}
      maxLength={2_000}
      error={problem === null || (problem === 'variable_missing' && value === '') ? undefined : t(SKIP_NAMES[problem])}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      rightSection={
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon size={22} aria-label={t('template.insert', { name })} title={t('template.insert', { name })}>
              <Braces size={14} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {PLACEHOLDERS.map((field) => (
              <Menu.Item key={field} onClick={() => insert(field)}>
                {t(PLACEHOLDER_NAMES[field])}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      }
    />
  );
};
