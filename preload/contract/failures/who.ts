import type { Who } from './entry.ts';

/** Whose job it is, in words. */
export const WHO = {
  nobody: { en: 'Nobody', hi: 'किसी को कुछ नहीं करना है' },
  clerk: { en: 'You', hi: 'आप' },
  administrator: { en: 'The administrator', hi: 'एडमिन' },
  student: { en: 'The student', hi: 'विद्यार्थी' },
  whatsapp: { en: 'WhatsApp', hi: 'WhatsApp कंपनी' },
} as const satisfies Record<Who, { en: string; hi: string }>;
