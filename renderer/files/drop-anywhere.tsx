import { FileUp } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import styles from './drop-anywhere.module.css';

const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

type DropAnywhereProps = {
  /** What dropping does here. */
  readonly words: string;
  readonly onFile: (file: File) => void;
};

/** A file may be dropped on any part of the window. Without this the browser would leave the page for it. */
export const DropAnywhere = ({ words, onFile }: DropAnywhereProps) => {
  const [over, setOver] = useState(false);
  const dropped = useEffectEvent((event: DragEvent) => {
    const file = event.dataTransfer?.files[0];
    if (file) onFile(file);
  });
  useEffect(() => {
    const seen = new AbortController();
    const { signal } = seen;
    const drag = (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      // Moving between two elements of the page leaves the one for the other; leaving the page leaves for nothing.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(false);
      dropped(event);
    };
    window.addEventListener('dragenter', drag, { signal });
    window.addEventListener('dragover', drag, { signal });
    window.addEventListener('dragleave', leave, { signal });
    window.addEventListener('drop', drop, { signal });
    return () => seen.abort();
  }, []);
  if (!over) return null;
  return (
    <div className={styles.over} aria-hidden>
      <div>
        <FileUp size={28} strokeWidth={1.5} />
        {words}
      </div>
    </div>
  );
};
