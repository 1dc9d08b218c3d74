import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRepair } from './use-repair.ts';

type RepairButtonProps = {
  /** What it looks at, so that each of several is spoken apart. */
  readonly of: string;
  readonly onLook: () => void;
};

/** The hand that looks again at the public address and at Meta. */
export const RepairButton = ({ of, onLook }: RepairButtonProps) => {
  const { t } = useTranslation();
  const repair = useRepair(onLook);
  return (
    <Button
      variant="default"
      size="compact-xs"
      loading={repair.isPending}
      aria-label={`${of}: ${t('health.repair')}`}
      onClick={() => repair.mutate()}
    >
      {t('health.repair')}
    </Button>
  );
};
