/** Lets the person keep what the desk serves under this path as a file; its name comes with it. */
export const saveFrom = (path: string): void => {
  const link = document.createElement('a');
  link.href = path;
  link.download = '';
  link.click();
};
