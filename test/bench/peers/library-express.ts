import type { RequestListener } from 'node:http';
import express from 'express';
import { WhatsAppAPI } from 'whatsapp-api-js/middleware/express';

/** The example for Express that `whatsapp-api-js` gives, to the letter. `hear` is all that is done with a status. */
export const libraryExpress = (appSecret: string, hear: (wamid: string, status: string) => void): RequestListener => {
  const whatsapp = new WhatsAppAPI({ token: 'none', appSecret, v: 'v26.0' });
  whatsapp.on.status = ({ id, status }) => hear(id, status);
  const app = express();
  app.post('/webhook', express.text({ type: '*/*' }), async (request, response) => {
    response.sendStatus(await whatsapp.handle_post(request));
  });
  return app;
};
