import { Button } from '@mantine/core';
import { CircleAlert, SearchX, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { BlankState } from '../look/blank-state.tsx';
import { SetupHint } from '../setup/setup-hint.tsx';
import { Waiting } from './waiting.tsx';

type ListStateProps = {
  readonly list: { readonly isPending: boolean; readonly isError: boolean; readonly refetch: () => unknown };
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly onImport: () => void;
};

/** What stands in the table's place while there are no rows: why, and what can be done. */
export const ListState = ({ list, filtered, onClear, onImport }: ListStateProps) => {
  const { t } = useTranslation();
  if (list.isError)
    return (
      <BlankState role="alert" Icon={CircleAlert} title={t('list.error')} why={t('list.error_why')}>
        <Button variant="default" onClick={() => list.refetch()}>
          {t('list.again')}
        </Button>
      </BlankState>
    );
  if (list.isPending) return <Waiting />;
  if (filtered)
    return (
      <BlankState Icon={SearchX} title={t('list.no_match')} why={t('list.no_match_why')}>
        <Button variant="default" onClick={onClear}>
          {t('list.clear')}
        </Button>
      </BlankState>
    );
  return (
    <BlankState Icon={Users} title={t('list.empty')} why={t('list.empty_why')}>
      <Button onClick={onImport}>{t('import.open')}</Button>
      <SetupHint />
    </BlankState>
  );
};
