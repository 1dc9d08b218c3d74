import { Button } from '@mantine/core';
import { Paperclip } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../desk/use-ask.ts';
import { startUpload, type Upload } from './upload.ts';
import { UploadChip } from './upload-chip.tsx';

/** The file of a template's header: given to `onFile` once the desk has all of it. */
export const HeaderFile = ({ onFile }: { readonly onFile: (id: string | null) => void }) => {
  const { t } = useTranslation();
  const ask = useAsk();
  const picker = useRef<HTMLInputElement>(null);
  const [upload, setUpload] = useState<Upload | null>(null);
  const state = useSyncExternalStore(upload?.subscribe ?? NEVER, upload?.state ?? NO_STATE);
  const ready = state?.whole ? state.id : null;
  const tell = useEffectEvent(onFile);
  useEffect(() => tell(ready), [ready]);
  const take = (file: File | undefined): void => {
    if (file) setUpload(startUpload(ask, file));
  };
  return (
    <div>
      <input ref={picker} type="file" hidden onChange={({ currentTarget }) => take(currentTarget.files?.[0])} />
      {upload ? (
        <UploadChip
          upload={upload}
          onDrop={() => {
            upload.drop();
            setUpload(null);
          }}
        />
      ) : (
        <Button
          variant="default"
          leftSection={<Paperclip size={14} aria-hidden />}
          onClick={() => picker.current?.click()}
        >
          {t('compose.header_file')}
        </Button>
      )}
    </div>
  );
};

const NEVER = (): (() => void) => () => undefined;
const NO_STATE = (): null => null;
