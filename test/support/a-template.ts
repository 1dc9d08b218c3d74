import type { Template } from '../../preload/contract/template.ts';

/** A template with one body and nothing special about it, as the desk knows it. */
export const aTemplate = (more: Partial<Template> = {}): Template => ({
  id: '1',
  name: 'offer',
  language: 'en',
  status: 'approved',
  category: 'utility',
  format: 'positional',
  quality: 'green',
  rejectedReason: null,
  header: null,
  body: 'Dear {{1}}, your place in {{2}} is ready.',
  footer: null,
  buttons: [],
  strange: [],
  samples: {},
  ...more,
});
