import { Button, Menu, Modal } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CollegeRow, WhatsAppNumber } from '../../../preload/contract/rows.ts';
import { useAsk } from '../../desk/use-ask.ts';
import { useFocusBack } from '../../look/use-focus-back.ts';
import { useColleges } from '../../setup/use-colleges.ts';
import styles from './connection.module.css';

type MoveNumberProps = {
  readonly number: WhatsAppNumber;
  readonly name: string;
  readonly onMoved: () => void;
};

/** Gives a number to another college, once a person has read what that means. */
export const MoveNumber = ({ number, name, onMoved }: MoveNumberProps) => {
  const { t } = useTranslation();
  const ask = useAsk();
  const others = useColleges().filter(({ id }) => id !== number.collegeId);
  const [target, setTarget] = useState<CollegeRow | null>(null);
  useFocusBack(target !== null);
  const move = useMutation({
    networkMode: 'always',
    mutationFn: ({ id }: CollegeRow) => ask('numbers.save', { phoneNumberId: number.phoneNumberId, collegeId: id }),
    onSuccess: () => {
      setTarget(null);
      onMoved();
    },
  });
  if (others.length === 0) return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            aria-label={t('connect.move_named', { name })}
            rightSection={<ChevronDown size={13} aria-hidden />}
          >
            {t('connect.move')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {others.map((college) => (
            <Menu.Item key={college.id} onClick={() => setTarget(college)}>
              {college.name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={target !== null}
        onClose={() => setTarget(null)}
        title={t('connect.move_title', { name })}
        closeButtonProps={{ 'aria-label': t('quick.cancel') }}
      >
        <p className={styles.lead}>{t('connect.move_why', { college: target?.name ?? '' })}</p>
        {move.isError && <p role="alert">{t('setup.not_saved')}</p>}
        <div className={styles.answers}>
          <Button variant="default" data-autofocus onClick={() => setTarget(null)}>
            {t('quick.cancel')}
          </Button>
          <Button loading={move.isPending} onClick={() => target && move.mutate(target)}>
            {t('connect.move_yes')}
          </Button>
        </div>
      </Modal>
    </>
  );
};
