import { fromJsonBytes } from '../../../main/meta/json.ts';
import { parse } from '../../../main/meta/parse.ts';
import { startReceiver, WEBHOOK_PATH } from '../../../main/webhook/receiver.ts';
import { createSigners } from '../../../main/webhook/signature.ts';

// Our own receiver, Express and all, in front of nothing: it checks the signature, parses and answers. Arguments: the secret,
// and `json` where the body shall be parsed as JSON only, and not be read for what it says.
const [secret = '', depth] = process.argv.slice(2);
const signers = createSigners([{ app: 'sample', secrets: [secret] }]);
const read = depth === 'json' ? fromJsonBytes : parse;
const { port } = await startReceiver({
  port: 0,
  deliver: async ({ body, signature }) => {
    if (signers(body, signature).length === 0) return 'unsigned';
    read(body);
    return 'kept';
  },
  verifyToken: () => '',
  prove: () => '',
  onVerification: () => undefined,
  onBug: (error) => console.error(error),
});
process.stdout.write(`http://127.0.0.1:${port}${WEBHOOK_PATH}\n`);
