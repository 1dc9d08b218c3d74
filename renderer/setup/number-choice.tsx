import { useTranslation } from 'react-i18next';
import type { FoundNumber } from '../../preload/contract/asks/setup.ts';
import type { College } from '../../preload/contract/rows.ts';
import { shownPhone } from '../health/number-name.ts';
import styles from './setup.module.css';

type NumberChoiceProps = {
  readonly number: FoundNumber;
  readonly colleges: readonly College[];
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
};

/** A number that the token may use; whose it is already stands beside it. */
export const NumberChoice = ({ number, colleges, chosen, onChoose }: NumberChoiceProps) => {
  const { t } = useTranslation();
  const { phoneNumberId, displayPhone, verifiedName, collegeId } = number;
  const college = colleges.find(({ id }) => id === collegeId)?.name ?? collegeId;
  return (
    <label className={styles.number}>
      <input type="checkbox" checked={chosen} onChange={({ currentTarget }) => onChoose(currentTarget.checked)} />
      <span>
        <b>{displayPhone === null ? phoneNumberId : shownPhone(displayPhone)}</b> {verifiedName}
        <small>
          {t('setup.number_id', { id: phoneNumberId })}
          {college !== null && ` · ${t('setup.number_of', { college })}`}
        </small>
      </span>
    </label>
  );
};
