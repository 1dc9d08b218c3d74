import { createServer } from 'node:http';
import express from 'express';
import { WhatsAppAPI } from 'whatsapp-api-js/middleware/express';
import { listen } from '../../support/listen.ts';

// The library's own example for Express, to the letter: signature, JSON, an event for the first status; nothing is kept.
const whatsapp = new WhatsAppAPI({ token: 'none', appSecret: process.argv[2] ?? '', v: 'v26.0' });
let heard = 0;
whatsapp.on.status = () => {
  heard += 1;
};
const app = express();
app.post('/webhook', express.text({ type: '*/*' }), async (request, response) => {
  response.sendStatus(await whatsapp.handle_post(request));
});
const { url } = await listen(createServer(app));
process.stdout.write(`${url}/webhook\n`);
process.once('exit', () => console.error(`${heard} statuses`));
