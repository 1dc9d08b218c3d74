import { Button, Menu } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { College } from '../../preload/contract/rows.ts';
import { keys } from '../desk/keys.ts';
import { useAsk } from '../desk/use-ask.ts';
import styles from './health.module.css';

/** What was given to whom, and how many lines had waited for it. */
export type Assigned = { readonly number: string; readonly college: string; readonly lines: number };

type AssignNumberProps = {
  readonly phoneNumberId: string;
  readonly lines: number;
  readonly onAssigned: (assigned: Assigned) => void;
};

/** Gives a number to a college; what waited for it is placed with that. */
export const AssignNumber = ({ phoneNumberId, lines, onAssigned }: AssignNumberProps) => {
  const { t } = useTranslation();
  const ask = useAsk();
  const colleges = useQuery({ queryKey: keys.colleges, queryFn: ({ signal }) => ask('colleges.list', {}, { signal }) });
  const assign = useMutation({
    networkMode: 'always',
    mutationFn: ({ id }: College) => ask('numbers.save', { phoneNumberId, collegeId: id }),
    onSuccess: (_number, { name }) => onAssigned({ number: phoneNumberId, college: name, lines }),
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            size="compact-xs"
            loading={assign.isPending}
            aria-label={t('health.assign_named', { number: phoneNumberId })}
            rightSection={<ChevronDown size={13} aria-hidden />}
          >
            {t('health.assign')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {colleges.data?.rows.map((college) => (
            <Menu.Item key={college.id} onClick={() => assign.mutate(college)}>
              {college.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {assign.isError && (
        <span role="alert" className={styles.failed}>
          {t('health.assign_failed')}
        </span>
      )}
    </>
  );
};
