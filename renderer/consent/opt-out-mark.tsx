import { BellOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { OptOut } from '../../preload/contract/opt-out.ts';
import { SCOPE_NAMES } from './opt-out-names.ts';

/** In a row: this student wants no messages, or no marketing. */
export const OptOutMark = ({ optOut, size }: { readonly optOut: OptOut | null; readonly size: number }) => {
  const { t } = useTranslation();
  if (optOut === null) return null;
  const name = t(SCOPE_NAMES[optOut.scope]);
  return (
    <span title={name}>
      <BellOff size={size} role="img" aria-label={name} />
    </span>
  );
};
