import { CircleCheck, CircleHelp, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { NumberProfile } from '../../preload/contract/callback.ts';
import styles from './at-meta.module.css';
import { QUALITIES } from './callback-words.ts';

const SIGNS = { green: CircleCheck, yellow: TriangleAlert, red: OctagonAlert, unknown: CircleHelp } as const;

/** How people take this number's messages, in Meta's rating: a shape of its own for each. */
export const QualityMark = ({ quality }: { readonly quality: NumberProfile['quality'] }) => {
  const { t } = useTranslation();
  const Sign = SIGNS[quality];
  return (
    <span className={styles.quality} data-quality={quality}>
      <Sign size={15} aria-hidden />
      {t(QUALITIES[quality])}
    </span>
  );
};
