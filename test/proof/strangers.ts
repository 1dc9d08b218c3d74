import { parseArgs } from 'node:util';
import type { Figure } from '../figures/figure.ts';
import { report } from '../figures/report.ts';
import { bugLines } from '../support/fuzz/bug-lines.ts';
import { A_NUMBER } from '../support/meta/meta.ts';
import { startProgram } from '../support/program.ts';
import { type Attack, attackFigures } from '../support/strangers/attack.ts';
import { playColleges } from '../support/strangers/colleges.ts';
import { playCrowds } from '../support/strangers/crowds.ts';
import { playFloods } from '../support/strangers/floods.ts';
import { playForeignPages } from '../support/strangers/foreign-page.ts';
import { playGuesses } from '../support/strangers/guesses.ts';
import { playOtherHosts } from '../support/strangers/other-hosts.ts';
import { playPaths } from '../support/strangers/paths.ts';
import { playSmuggling } from '../support/strangers/smuggling.ts';

/** What strangers at the webhook's port, pages elsewhere, guessers and the other college of a desk try, and what they get. */
const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    idle: { type: 'string', default: '10000' },
    guesses: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const [seconds, idle, guesses, seed] = [values.seconds, values.idle, values.guesses, values.seed].map(Number) as [
  number,
  number,
  number,
  number,
];

const told = (attacks: readonly Attack[]): readonly Figure[] => {
  for (const { name, through } of attacks)
    for (const got of through.slice(0, 20)) process.stdout.write(`  ${name} got through: ${got}\n`);
  return attacks.flatMap(attackFigures);
};
const none = (name: string, value: number): Figure => ({ name, value, unit: '', bar: { kind: 'at most', value: 0 } });

process.stdout.write(`strangers: seed ${seed}\n`);
await using program = await startProgram({
  env: { WHATSAPP_PHONE_NUMBER_ID: A_NUMBER.phoneNumberId, COLLEGE_ID: 'c1' },
});

const PARTS = {
  floods: () => playFloods(program, seconds),
  crowds: () => playCrowds(program, idle),
  smuggling: async () => told([await playSmuggling(program)]),
  paths: async () => told([await playPaths(program)]),
  hosts: async () => told(await playOtherHosts(program)),
  pages: async () => {
    const { attack, ownSucceed } = await playForeignPages(program);
    const own = { name: 'tries that the console’s own page succeeds with', value: ownSucceed, unit: '' };
    return [...told([attack]), { ...own, bar: { kind: 'at least', value: 2 } }];
  },
  guesses: async () => {
    const { attack, honestLost, nearMs, farMs } = await playGuesses(program, seed, guesses);
    return [
      ...told([attack]),
      none('honest windows lost beside the guesses', honestLost),
      {
        name: 'median answer to a guess that begins rightly',
        value: nearMs,
        unit: 'ms',
        baseline: { name: 'to any', value: farMs },
      },
    ];
  },
  colleges: async () => {
    const { attacks, bugs } = await playColleges();
    return [...told(attacks), none('two colleges: bugs in the log', bugLines(bugs).length)];
  },
} as const satisfies Record<string, () => Promise<readonly Figure[]>>;

const figures: Figure[] = [];
for (const [name, play] of Object.entries(PARTS))
  if (values.only === undefined || values.only.split(',').includes(name)) figures.push(...(await play()));
const bugs = bugLines(program.log());
for (const line of bugs.slice(0, 20)) process.stdout.write(`  ${line}\n`);

report({
  name: 'strangers',
  title: 'What strangers get',
  about:
    'Floods, crowds of sockets, HTTP in ambiguous shapes and odd paths at the port a tunnel reaches; foreign names, origins and pages (in a real browser) and guesses at the console’s; and two colleges of one desk that try every ask of the contract on each other.',
  command: `npm run proof -- strangers --seconds ${seconds} --idle ${idle} --guesses ${guesses} --seed ${seed}`,
  seed,
  figures: [...figures, none('bugs in the log', bugs.length)],
});
