import { holdFile } from '../../main/node/hold-file.ts';

// Holds the file that it is told of until it is killed.
const held = await holdFile(process.argv[2] ?? '');
setInterval(() => held, 60_000);
process.stdout.write('held\n');
