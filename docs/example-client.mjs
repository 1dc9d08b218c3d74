// node docs/example-client.mjs ws://127.0.0.1:3001/ws/whatsapp TOKEN [COLLEGE]
// Prints one line for each message whose status changed. Comes back by itself and misses nothing.
import { WebSocket } from 'ws';

const [address, token, collegeId] = process.argv.slice(2);
const PING_MS = 30_000;

// Where we are in the college's numbering. A real client keeps it on disk; 0 asks for everything there is.
let since = 0;
let caughtUp = false;
let failures = 0;

const connect = () => {
  const socket = new WebSocket(address);
  const say = (frame) => socket.send(JSON.stringify(frame));
  let heard = true;
  // No sign of life between two pings: the line is dead, whatever the operating system says.
  const beat = setInterval(() => {
    if (!heard) return socket.terminate();
    heard = false;
    if (socket.readyState === WebSocket.OPEN) say({ type: 'ping' });
  }, PING_MS);

  socket.on('open', () => say({ type: 'register', token, collegeId, since }));

  socket.on('message', (text) => {
    heard = true;
    const frame = JSON.parse(String(text));
    switch (frame.type) {
      case 'registered':
        caughtUp = false;
        // The desk is behind us: it was restored from a backup. What we hold is no longer true; start again.
        if (frame.seq < since) {
          since = 0;
          say({ type: 'register', token, collegeId, since });
        }
        break;
      case 'caught_up':
        caughtUp = true;
        failures = 0;
        since = Math.max(since, frame.seq);
        process.stdout.write(`caught up at ${since}\n`);
        break;
      case 'message_status_update':
        process.stdout.write(`${frame.seq} ${frame.id} ${frame.status} ${frame.at} ${frame.error?.title ?? ''}\n`);
        since = frame.seq;
        break;
      case 'message_received':
      case 'registration_changed':
      case 'templates_changed':
        since = frame.seq;
        break;
      case 'error':
        process.stderr.write(`${frame.code}: ${frame.message}\n`);
        break;
      default:
        // pong, answer, health, and what a later version may add.
        break;
    }
  });

  socket.on('error', (error) => process.stderr.write(`${error.message}\n`));

  socket.on('close', (code) => {
    clearInterval(beat);
    // A wrong token does not become right by trying again.
    if (code === 4401) {
      process.exitCode = 1;
      return;
    }
    failures = caughtUp ? 0 : failures + 1;
    caughtUp = false;
    setTimeout(connect, Math.min(30_000, 500 * 2 ** failures) * (0.5 + Math.random() / 2));
  });
};

connect();
