import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ValueOf } from '../../preload/contract/asks.ts';
import type { CampaignMember, CampaignRow } from '../../preload/contract/campaign.ts';
import { useAsk } from '../desk/use-ask.ts';
import { csvBlob, saveFile } from '../files/save-file.ts';
import { useLanguage } from '../i18n/use-language.ts';
import { STANDS } from './campaign-names.ts';
import { COLUMN_NAMES } from './column-names.ts';
import { memberReason } from './member-reason.ts';
import { membersCsv } from './members-csv.ts';

const PAGE = 500;

/** Keeps a campaign's students as a file, each as they stand now. */
export const useExport = ({ id, name }: Pick<CampaignRow, 'id' | 'name'>) => {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const ask = useAsk();
  return useMutation({
    networkMode: 'always',
    mutationFn: async () => {
      const members: CampaignMember[] = [];
      for (let after: string | null = ''; after !== null; ) {
        const page: ValueOf<'campaigns.members'> = await ask('campaigns.members', {
          id,
          limit: PAGE,
          ...(after !== '' && { after }),
        });
        members.push(...page.rows);
        after = page.next;
      }
      const csv = membersCsv(members, {
        title: (column) => t(COLUMN_NAMES[column]),
        stand: ({ stand }) => t(STANDS[stand].name),
        reason: (member) => memberReason(member, t, language),
      });
      saveFile(`${plain(name)}.csv`, csvBlob(csv));
    },
  });
};

/** No system takes these in the name of a file. */
const plain = (name: string): string => name.replace(/[\s\\/:*?"<>|\p{Cc}]+/gu, ' ').trim() || 'campaign';
