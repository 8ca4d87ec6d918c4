/** Loading N definitions and registering them as Sequelize models, against the same models written for Sequelize alone. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { modelProject } from './support/model_project';
import { pair, sayAgainst, sayRatio } from './support/report';
import { inTurn, median, type Cost } from './support/turns';
import { ROOT } from './support/whole_process';

const SIZES = [
  { count: 200, rounds: 7 },
  { count: 1000, rounds: 5 },
  { count: 5000, rounds: 3, most: 0.6 },
];
const CHILD = path.join(__dirname, 'register_child.ts');
const READER = path.join(ROOT, 'cli', 'build', 'read_typescript.js');

function child(way: 'host' | 'plain', root: string, files: readonly string[]): Cost {
  const args = ['--max-old-space-size=4096', '-r', READER, CHILD, way, root];
  const env = { ...process.env, NODE_PATH: path.join(ROOT, 'node_modules') };
  const said = execFileSync(process.execPath, args, {
    cwd: ROOT,
    env,
    input: files.join('\n'),
    encoding: 'utf8',
  });
  return JSON.parse(said) as Cost;
}

async function main(): Promise<void> {
  const each: { readonly count: number; readonly cpu: number }[] = [];
  for (const { count, rounds, most } of SIZES) {
    const ours = modelProject(count, 'models');
    const theirs = modelProject(count, 'plain');
    const taken = await inTurn(
      [
        { name: 'plain', run: () => child('plain', theirs.root, theirs.files) },
        { name: 'host', run: () => child('host', ours.root, ours.files) },
      ],
      rounds,
    );
    ours.remove();
    theirs.remove();
    const costs = pair(taken, 1, 0);
    sayAgainst(`N = ${count}, against plain Sequelize`, costs, most === undefined ? {} : { most }, 'cpu');
    each.push({ count, cpu: median(costs[0].map(({ cpu }) => cpu)) / count });
  }
  const [, middle, last] = each;
  if (middle === undefined || last === undefined) return;
  const bar = { most: 1.5 };
  sayRatio(
    `one model of ${last.count} against one of ${middle.count} (1 is linear)`,
    last.cpu / middle.cpu,
    bar,
  );
}

void main();
