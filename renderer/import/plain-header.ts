/** A header in lower case, in composed Unicode (without the dots that Hindi spells either way), words parted by single spaces. */
export const plainHeader = (header: string): string =>
  header
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .normalize('NFC')
    .replace(/whats[\s-]+app/g, 'whatsapp')
    .replaceAll('\u093c', '')
    .replace(/['’]s\b/g, 's')
    .replace(/[^\p{L}\p{M}\p{Nd}]+/gu, ' ')
    .trim();
