import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

let child: ChildProcess;
let lines: string[];
let address: string;

beforeEach(async () => {
  lines = [];
  child = spawn(process.execPath, [path.join(__dirname, 'child.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const reader = createInterface(child.stdout!);
  reader.on('line', (line) => lines.push(line));
  [address] = (await once(reader, 'line')) as [string];
});
afterEach(() => void child.kill('SIGKILL'));
const ended = (): Promise<unknown[]> => once(child, 'exit');

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s finishes what runs and ends with 0', async (signal) => {
  const running = await fetch(`${address}/slow`);
  const end = ended();
  child.kill(signal);
  expect(await running.text()).toBe('done');
  expect(await end).toEqual([0, null]);
  expect(lines.slice(1)).toEqual([signal, 'drained']);
});

it('a second signal ends the process at once', async () => {
  const running = await fetch(`${address}/stuck`);
  const cutOff = running.text().catch(() => 'cut off');
  const end = ended();
  child.kill('SIGTERM');
  await once(child.stdout!, 'data');
  child.kill('SIGTERM');
  expect(await end).toEqual([143, null]);
  expect(await cutOff).toBe('cut off');
});

it('an error in a timer and a forgotten promise are logged, and the process lives', async () => {
  await fetch(`${address}/timer`);
  await fetch(`${address}/promise`);
  expect(await (await fetch(address)).text()).toBe('done');
  expect(lines.slice(1)).toEqual([
    'an error that nobody caught: in a timer',
    'a promise failed that nobody waits for: in a promise',
  ]);
});
