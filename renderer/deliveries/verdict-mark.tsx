import { Check, CircleDashed, CircleDot, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Verdict } from '../../preload/contract/deliveries.ts';
import styles from './deliveries.module.css';

const VERDICT = {
  placed: { says: 'delivery.placed', Icon: Check },
  partly: { says: 'delivery.partly', Icon: CircleDot },
  stray: { says: 'delivery.stray', Icon: CircleDashed },
  quarantined: { says: 'delivery.quarantined', Icon: TriangleAlert },
} as const satisfies Record<Verdict, { says: string; Icon: typeof Check }>;

/** What became of a delivery, by shape and in words. */
export const VerdictMark = ({ verdict }: { readonly verdict: Verdict }) => {
  const { t } = useTranslation();
  const { says, Icon } = VERDICT[verdict];
  return (
    <span className={styles.verdict} data-verdict={verdict}>
      <Icon size={14} aria-hidden />
      {t(says)}
    </span>
  );
};
