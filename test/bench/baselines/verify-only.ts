import { listen } from '../../../main/listen.ts';
import { receiverApp, WEBHOOK_PATH } from '../../../main/webhook/receiver.ts';
import { signers } from '../../../main/webhook/signature.ts';

// Our own receiver, Express and all, in front of nothing: it checks the signature, parses the JSON and answers.
const apps = [{ app: 'sample', secrets: [process.argv[2] ?? ''] }];
const app = receiverApp({
  deliver: async ({ body, signature }) => {
    if (signers(apps, body, signature).length === 0) return 'unsigned';
    JSON.parse(Buffer.from(body).toString('utf8'));
    return 'kept';
  },
  verifyToken: () => '',
  prove: () => '',
  onVerification: () => undefined,
  onBug: (error) => console.error(error),
});
const { port } = await listen(app, 0, () => undefined);
process.stdout.write(`http://127.0.0.1:${port}${WEBHOOK_PATH}\n`);
