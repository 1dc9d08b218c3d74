import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFeed } from '../connection/use-feed.ts';
import { useDesk } from '../desk/desk-context.ts';
import { keys } from '../desk/keys.ts';
import styles from './shell.module.css';

/** The college whose registrations are shown. With a single college it is only a name. */
export const CollegeSwitcher = ({ onChoose }: { readonly onChoose: () => void }) => {
  const { t } = useTranslation();
  const { connection } = useDesk();
  const { collegeId } = useFeed();
  const colleges = useQuery({
    queryKey: keys.colleges,
    queryFn: ({ signal }) => connection.ask('colleges.list', {}, { signal }),
    enabled: collegeId !== null,
  });
  const rows = colleges.data?.rows ?? [];
  const name = rows.find((college) => college.id === collegeId)?.name ?? collegeId ?? '';
  return (
    <Menu position="bottom-start" disabled={rows.length < 2} width={240}>
      <Menu.Target>
        <Button
          className={styles.college ?? ''}
          classNames={{ label: styles.college_name ?? '' }}
          variant="subtle"
          color="gray"
          aria-label={t('top.college', { name })}
          title={name}
          rightSection={rows.length < 2 ? null : <ChevronsUpDown size={14} aria-hidden />}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {rows.map((college) => (
          <Menu.Item
            key={college.id}
            rightSection={college.id === collegeId ? <Check size={14} aria-hidden /> : null}
            onClick={() => {
              if (college.id === collegeId) return;
              onChoose();
              connection.choose(college.id);
            }}
          >
            {college.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};
