const KIND_NAMES = {
  text: 'kind.text',
  template: 'kind.template',
  image: 'kind.image',
  video: 'kind.video',
  audio: 'kind.audio',
  voice: 'kind.audio',
  document: 'kind.document',
  sticker: 'kind.sticker',
  location: 'kind.location',
  contacts: 'kind.contacts',
  interactive: 'kind.interactive',
  button: 'kind.interactive',
  order: 'kind.order',
  system: 'kind.system',
  revoked: 'kind.revoked',
  unsupported: 'kind.unsupported',
} as const;

const isNamed = (kind: string): kind is keyof typeof KIND_NAMES => Object.hasOwn(KIND_NAMES, kind);

/** What a message without words is called, as a key of the dictionaries. Meta adds kinds; those are just messages. */
export const kindName = (kind: string) => (isNamed(kind) ? KIND_NAMES[kind] : 'kind.other');
