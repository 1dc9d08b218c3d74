import type { ServerFrame } from '../../preload/contract/frames.ts';

const KNOWN = {
  message_status_update: true,
  message_received: true,
  registration_changed: true,
  templates_changed: true,
  answer: true,
  error: true,
  registered: true,
  caught_up: true,
  pong: true,
  health: true,
  open_registration: true,
  open_message: true,
} as const satisfies Record<ServerFrame['type'], true>;

/**
 * A frame from the desk, or `null` for what this window does not know (a newer desk may say more). The desk is the
 * other half of this program and its frames are many, so the type of a frame is checked and its fields are believed.
 */
export const parseServerFrame = (text: unknown): ServerFrame | null => {
  if (typeof text !== 'string') return null;
  try {
    const value: unknown = JSON.parse(text);
    return isServerFrame(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

const isServerFrame = (value: unknown): value is ServerFrame =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  typeof value.type === 'string' &&
  Object.hasOwn(KNOWN, value.type);
