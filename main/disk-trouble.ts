/**
 * Why the system let a file be neither made nor written; `null` for any other error. Where it was made and then could not be
 * written, the error does not name it: then it is `file`.
 */
export const diskTrouble = (error: unknown, file?: string): string | null => {
  if (!(error instanceof Error) || !('code' in error)) return null;
  const why = DISK_TROUBLES[String(error.code)];
  const path = 'path' in error ? error.path : file;
  return why === undefined || path === undefined ? null : `${why}: ${path} could not be written.`;
};

const DISK_TROUBLES: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full',
  EDQUOT: 'No more may be kept on this disk',
  EROFS: 'The disk can only be read',
  EACCES: 'This user may not write there',
  EPERM: 'This user may not write there',
  EFBIG: 'Files may not grow any more',
  EIO: 'The disk does not answer',
};
