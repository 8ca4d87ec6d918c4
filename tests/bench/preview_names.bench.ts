/**
 * Whole processes: `preview-order --names` against `node -e 0`, which is as fast as a program in Node can be, and
 * the proven preview against requiring the same files.
 */
import path from 'node:path';
import { modelProject } from './support/model_project';
import { pair, say, sayAgainst, steadyClock } from './support/report';
import { inTurn } from './support/turns';
import { COMMAND, ROOT, runNode, whyNotTimed } from './support/whole_process';

const NAMES = [
  { count: 200, rounds: 31, most: 1.15 },
  { count: 2000, rounds: 21, most: 1.4 },
  { count: 20_000, rounds: 11, most: 2.1 },
];
const PROVEN = [
  { count: 200, rounds: 9 },
  { count: 2000, rounds: 5 },
];

const child = (name: string): string => path.join(__dirname, name);

async function names({ count, rounds, most }: (typeof NAMES)[number]): Promise<void> {
  const project = modelProject(count, 'names');
  const taken = await inTurn(
    [
      { name: 'node -e 0', run: () => runNode(['-e', '0']) },
      { name: 'preview', run: () => runNode([COMMAND, 'preview-order', '--names', '--root', project.root]) },
      { name: 'folders', run: () => runNode([child('read_folders_child.js'), project.root]) },
    ],
    rounds,
  );
  project.remove();
  const clock = steadyClock(taken[0] ?? []);
  sayAgainst(`--names, N = ${count}, against node -e 0`, pair(taken, 1, 0), { most }, clock);
  sayAgainst('  only listing and sorting the same folders, against node -e 0', pair(taken, 2, 0), {}, clock);
}

async function proven({ count, rounds }: (typeof PROVEN)[number]): Promise<void> {
  const project = modelProject(count, 'models');
  const list = { input: project.files.join('\n') };
  const taken = await inTurn(
    [
      { name: 'require', run: () => runNode([child('require_child.js'), ROOT], list) },
      { name: 'preview', run: () => runNode([COMMAND, 'preview-order', '--root', project.root]) },
    ],
    rounds,
  );
  project.remove();
  sayAgainst(`proven, N = ${count}, against requiring the same files`, pair(taken, 1, 0));
}

async function main(): Promise<void> {
  const reason = whyNotTimed();
  if (reason !== undefined) return say(`not run: ${reason}`);
  for (const one of NAMES) await names(one);
  for (const one of PROVEN) await proven(one);
}

void main();
