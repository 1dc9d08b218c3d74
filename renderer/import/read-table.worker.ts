import { sayTable } from './table-parts.ts';

/** Reads the one file it is sent; the page ends it. */
self.onmessage = ({ data: file }: MessageEvent<Blob>): void => {
  void sayTable(file, (part) => self.postMessage(part));
};
