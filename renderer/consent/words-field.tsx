import { Textarea } from '@mantine/core';
import { useState } from 'react';

type WordsFieldProps = {
  readonly label: string;
  readonly why: string;
  readonly words: readonly string[];
  /** What a line must be; others are left out. */
  readonly fits?: (line: string) => boolean;
  readonly onChange: (words: string[]) => void;
};

/** A list that is written a line each, and saved when the field is left. */
export const WordsField = ({ label, why, words, fits = () => true, onChange }: WordsFieldProps) => {
  const [draft, setDraft] = useState<string | null>(null);
  const finish = (): void => {
    const lines = [...new Set((draft ?? '').split('\n').map((line) => line.trim()))].filter(Boolean).filter(fits);
    if (draft !== null && lines.join('\n') !== words.join('\n')) onChange(lines);
    setDraft(null);
  };
  return (
    <Textarea
      label={label}
      description={why}
      value={draft ?? words.join('\n')}
      autosize
      minRows={2}
      maxRows={6}
      spellCheck={false}
      onChange={({ currentTarget }) => setDraft(currentTarget.value)}
      onBlur={finish}
    />
  );
};
