import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { listen } from '../../support/listen.ts';

// The least that can be between a POST and a tick: no signature, no disk, no list; one socket and one attribute.
const PAGE = `<!doctype html><meta charset="utf-8"><title>Bare tick</title><i id="tick">.</i><script>
const tick = document.getElementById('tick');
new WebSocket('ws://' + location.host).onmessage = ({ data }) => {
  const { id, status } = JSON.parse(data);
  tick.dataset.messageId = id;
  tick.dataset.status = status;
  tick.textContent = status;
};
</script>`;

const server = createServer(async (request, response) => {
  if (request.method === 'GET') {
    response.setHeader('Content-Type', 'text/html').end(PAGE);
    return;
  }
  const body = JSON.parse((await request.toArray()).join(''));
  const { id, status } = body.entry[0].changes[0].value.statuses[0];
  for (const window of windows.clients) window.send(JSON.stringify({ id, status }));
  response.end();
});
const windows = new WebSocketServer({ server });
const { url } = await listen(server);
process.stdout.write(`${url}\n`);
