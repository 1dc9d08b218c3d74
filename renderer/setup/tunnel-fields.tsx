import { useTranslation } from 'react-i18next';
import type { Settings } from '../../preload/contract/settings.ts';
import { FieldRow } from '../settings/field-row.tsx';
import { NgrokToken } from './ngrok-token.tsx';

type Listening = Settings['listening'];
type TunnelFieldsProps = {
  readonly listening: Listening;
  readonly onChange: (part: Partial<Listening>) => void;
};

/** What the chosen way needs to know, and nothing of the others. */
export const TunnelFields = ({ listening, onChange }: TunnelFieldsProps) => {
  const { t } = useTranslation();
  const { tunnel, tunnelHost, tunnelName, tunnelAddress, cloudflared } = listening;
  switch (tunnel) {
    case 'off':
      return null;
    case 'localtunnel':
      return (
        <>
          <FieldRow
            name={t('tunnel.host')}
            type="url"
            value={tunnelHost}
            onChange={(host) => onChange({ tunnelHost: host })}
          />
          <FieldRow
            name={t('tunnel.name')}
            why={t('tunnel.name_why')}
            type="text"
            value={tunnelName}
            onChange={(name) => onChange({ tunnelName: name })}
          />
        </>
      );
    case 'cloudflared':
      return (
        <>
          <FieldRow
            name={t('tunnel.program')}
            why={t('tunnel.program_why')}
            type="text"
            value={cloudflared}
            onChange={(program) => onChange({ cloudflared: program })}
          />
          <FieldRow
            name={t('tunnel.named')}
            why={t('tunnel.named_why')}
            type="text"
            value={tunnelName}
            onChange={(name) => onChange({ tunnelName: name })}
          />
          {tunnelName !== '' && <Address value={tunnelAddress} onChange={onChange} />}
        </>
      );
    case 'ngrok':
      return (
        <>
          <NgrokToken />
          <FieldRow
            name={t('tunnel.domain')}
            why={t('tunnel.domain_why')}
            type="text"
            value={tunnelName}
            onChange={(name) => onChange({ tunnelName: name })}
          />
        </>
      );
    case 'own':
      return <Address value={tunnelAddress} onChange={onChange} />;
    default:
      return tunnel satisfies never;
  }
};

type AddressProps = { readonly value: string; readonly onChange: TunnelFieldsProps['onChange'] };

const Address = ({ value, onChange }: AddressProps) => {
  const { t } = useTranslation();
  return (
    <FieldRow
      name={t('tunnel.address')}
      why={t('tunnel.address_why')}
      type="url"
      value={value}
      onChange={(tunnelAddress) => onChange({ tunnelAddress })}
    />
  );
};
