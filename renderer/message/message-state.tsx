import { Button } from '@mantine/core';
import { CircleAlert, FileQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { AskFailure } from '../connection/ask-failure.ts';
import { BlankState } from '../look/blank-state.tsx';
import type { useMessage } from './use-message.ts';

/** What stands in a message's place while it is not here: it is being read, could not be, or there is none. */
export const MessageState = ({ query }: { readonly query: ReturnType<typeof useMessage> }) => {
  const { t } = useTranslation();
  const { error, isError, refetch } = query;
  if (error instanceof AskFailure && error.code === 'not_found')
    return <BlankState role="alert" Icon={FileQuestion} title={t('message.none')} why={t('message.none_why')} />;
  if (isError)
    return (
      <BlankState role="alert" Icon={CircleAlert} title={t('message.error')} why={t('list.error_why')}>
        <Button variant="default" onClick={() => refetch()}>
          {t('list.again')}
        </Button>
      </BlankState>
    );
  return <div aria-busy />;
};
