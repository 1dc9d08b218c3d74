import { Loader, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { DropAnywhere } from '../files/drop-anywhere.tsx';
import { useFocusBack } from '../look/use-focus-back.ts';
import styles from './import.module.css';
import { MappingStep } from './mapping-step.tsx';
import { OutcomeStep } from './outcome-step.tsx';
import { SendingStep } from './sending-step.tsx';
import { SourceStep } from './source-step.tsx';
import { useImport } from './use-import.ts';

type ImportDialogProps = {
  /** A file that was dropped on the page; `null` to choose one here. */
  readonly file: Blob | null;
  /** Something was imported. */
  readonly onImported: () => void;
  readonly onClose: () => void;
};

/** Brings a list of registrations into the desk. */
export const ImportDialog = ({ file, onImported, onClose }: ImportDialogProps) => {
  const { t } = useTranslation();
  useFocusBack(true);
  const { step, ...does } = useImport(file, onImported);
  const busy = step.kind === 'sending';
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t('import.title')}
      closeOnClickOutside={step.kind === 'source'}
      closeOnEscape={!busy}
      withCloseButton={!busy}
      closeButtonProps={{ 'aria-label': t('import.close') }}
    >
      {!busy && <DropAnywhere words={t('import.drop')} onFile={does.read} />}
      {step.kind === 'source' && <SourceStep refusal={step.refusal} onRead={does.read} />}
      {step.kind === 'reading' && (
        <div className={styles.reading} role="status">
          <Loader size="sm" />
          {t('import.reading')}
        </div>
      )}
      {step.kind === 'mapping' && (
        <MappingStep
          table={step.table}
          mapping={step.mapping}
          onRemap={does.remap}
          onBack={does.restart}
          onSend={does.send}
        />
      )}
      {step.kind === 'sending' && <SendingStep progress={step.progress} stopping={step.stopping} onStop={does.stop} />}
      {step.kind === 'ended' && (
        <OutcomeStep table={step.table} end={step.end} onResume={does.resume} onClose={onClose} />
      )}
    </Modal>
  );
};
