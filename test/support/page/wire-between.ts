import type { Page } from 'playwright-core';
import type { AskError } from '../../../preload/contract/frames.ts';

/** What stands in the place of the desk's answer to an ask; `silence`: nothing does. `null` leaves the ask to the desk. */
type Instead = (
  ask: string,
  params: Readonly<Record<string, unknown>>,
) => { readonly value: unknown } | { readonly error: AskError } | 'silence' | null;

/** Stands between a page that is opened from now on and its desk, and answers some of its asks itself. */
export const standBetween = (page: Page, instead: Instead): Promise<void> =>
  page.routeWebSocket(/\/ws\/whatsapp/, (wire) => {
    const desk = wire.connectToServer();
    wire.onMessage((text) => {
      const frame = JSON.parse(String(text));
      const answer = frame.type === 'ask' ? instead(frame.ask, frame.params) : null;
      if (answer === null) desk.send(text);
      else if (answer !== 'silence')
        wire.send(JSON.stringify({ type: 'answer', id: frame.id, ok: 'value' in answer, ...answer }));
    });
  });
