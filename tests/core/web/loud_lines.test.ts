import { createLog, loudLines } from '../../../core/web';
import type { LoggedLine } from '../../../core/declare';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('tells warnings and errors, one at a time and without secrets, and writes every line on', async () => {
  const written: string[] = [];
  const heard: LoggedLine[] = [];
  const loud = loudLines({ write: (line) => void written.push(line) });
  const log = createLog({ level: 'info', destination: loud.destination });
  let busy = 0;
  loud.hear(async (line) => {
    expect((busy += 1)).toBe(1);
    await settled();
    busy -= 1;
    heard.push(line);
  });
  log.info('quiet');
  log.child({ module: 'shop' }).warn({ stock: 2, password: 'hush' }, 'low');
  log.error({ requestId: 'r-1' }, 'broken');
  while (heard.length < 2) await settled();

  expect(written).toHaveLength(3);
  expect(heard).toMatchObject([
    { level: 'warn', message: 'low', module: 'shop', requestId: null, details: { stock: 2 } },
    { level: 'error', message: 'broken', module: null, requestId: 'r-1' },
  ]);
  expect(JSON.stringify(heard)).not.toContain('hush');
});

it('goes on when whoever hears fails, and forgets what comes faster than it is told', async () => {
  const loud = loudLines({ write: () => undefined });
  const log = createLog({ level: 'info', destination: loud.destination });
  let heard = 0;
  loud.hear(() => {
    heard += 1;
    return Promise.reject(new Error('the database is away'));
  });
  for (let line = 0; line < 500; line += 1) log.error('again');
  for (let turn = 0; turn < 300; turn += 1) await settled();
  expect(heard).toBeGreaterThanOrEqual(100);
  expect(heard).toBeLessThanOrEqual(102);
});
