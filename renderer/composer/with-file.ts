import type { TemplateChoice } from '../../preload/contract/asks/sending.ts';

/** The choice with this file in its header, or with none. */
export const withFile = ({ headerFile: _, ...choice }: TemplateChoice, headerFile: string | null): TemplateChoice =>
  headerFile === null ? choice : { ...choice, headerFile };
