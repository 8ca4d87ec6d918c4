import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A running child process and what it has said so far. */
export interface Child {
  readonly process: ChildProcess;
  said(): string;
  /** Resolves once the child has said something that matches; rejects when it ends before. */
  until(pattern: RegExp): Promise<void>;
  ended(): Promise<void>;
}

/** Runs one script of this folder in a process of its own. */
export function startChild(script: string, ...given: string[]): Child {
  const child = spawn(process.execPath, [
    '-r',
    join(__dirname, 'typescript.js'),
    join(__dirname, script),
    ...given,
  ]);
  let said = '';
  const listeners = new Set<() => void>();
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    listeners.forEach((listener) => listener());
  });
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const exit = once(child, 'close');
  return {
    process: child,
    said: () => said,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (!pattern.test(said)) return;
          listeners.delete(look);
          resolve();
        };
        listeners.add(look);
        look();
        void exit.then(() => reject(new Error(`ended after: ${said}`)));
      }),
    ended: async () => {
      await exit;
    },
  };
}
