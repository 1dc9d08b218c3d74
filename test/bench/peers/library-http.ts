import type { RequestListener } from 'node:http';
import { WhatsAppAPI } from 'whatsapp-api-js/middleware/node-http';

/** The example for `node:http` that `whatsapp-api-js` gives, to the letter. `hear` is all that is done with a status. */
export const libraryHttp = (appSecret: string, hear: (wamid: string, status: string) => void): RequestListener => {
  const whatsapp = new WhatsAppAPI({ token: 'none', appSecret, v: 'v26.0' });
  whatsapp.on.status = ({ id, status }) => hear(id, status);
  return async (request, response) => {
    if (request.url === '/webhook' && request.method === 'POST') {
      response.statusCode = await whatsapp.handle_post(request);
      response.end();
    }
  };
};
