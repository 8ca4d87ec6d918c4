/** A little project with this project's own compiler, linter and test settings, so that its modules are held to the same. */
import { execFile } from 'node:child_process';
import { copyFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { ModuleTree } from './module_tree';

const ROOT = path.resolve(__dirname, '..', '..');
const inRoot = (place: string): string => path.join(ROOT, place);
const HOST = {
  'ordinal-host': inRoot('core/index.ts'),
  'ordinal-host/testing': inRoot('app/testing/index.ts'),
};

/** Runs a tool of node_modules in the project: `fine`, or what it printed. */
export const runScript = (tree: ModuleTree, script: string, ...args: string[]): Promise<string> =>
  new Promise((resolve) => {
    const command = [inRoot(`node_modules/${script}`), ...args];
    execFile(process.execPath, command, { cwd: tree.root }, (error, out, err) =>
      resolve(error === null ? 'fine' : out + err),
    );
  });

/** Gives the project this project's own settings. */
export function equip(tree: ModuleTree): void {
  for (const file of ['eslint.config.mjs', '.prettierrc.json']) copyFileSync(inRoot(file), tree.path(file));
  symlinkSync(inRoot('node_modules'), tree.path('node_modules'));
  const paths = Object.fromEntries(Object.entries(HOST).map(([name, file]) => [name, [file]]));
  const { transform, testTimeout } = jest.requireActual<{
    transform: Record<string, [string, object]>;
    testTimeout: number;
  }>('../../jest.config.js');
  tree.write({
    'tsconfig.json': JSON.stringify({
      extends: inRoot('tsconfig.json'),
      compilerOptions: { rootDir: '/', paths, typeRoots: [inRoot('node_modules/@types')] },
      include: ['modules'],
      exclude: [],
    }),
    'jest.config.js': `module.exports = ${JSON.stringify({
      testEnvironment: 'node',
      testTimeout,
      testMatch: ['<rootDir>/modules/**/tests/*.test.ts'],
      transform,
      moduleNameMapper: Object.fromEntries(Object.entries(HOST).map(([name, file]) => [`^${name}$`, file])),
      maxWorkers: 1,
    })};`,
  });
}
