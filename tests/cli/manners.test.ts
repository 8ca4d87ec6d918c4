/** How commands behave towards people, programs and terminals. */
import { confirm } from '../../cli/terminal/ask';
import { createProgress, type Progress } from '../../cli/terminal/progress';
import { reportFailure } from '../../cli/failure';
import { createPrinter } from '../../cli/terminal/printer';
import { matters } from '../../cli/watch_project';
import { HostError } from '../../core/findings';
import type { Io } from '../../cli/terminal/io';
import { menu } from './command_line';
import { shop, uphill } from './projects';

const ESCAPE = '\u001b[';

describe('colours', () => {
  it('are for terminals', async () => {
    const { root } = uphill();
    expect((await menu('preview-order', { cwd: root, terminal: true })).err).toContain(ESCAPE);
    expect((await menu('preview-order', { cwd: root })).err).not.toContain(ESCAPE);
  });

  it('yield to NO_COLOR and to dumb terminals, and come when they are forced', async () => {
    const { root } = uphill();
    const err = async (env: Record<string, string>, terminal: boolean): Promise<string> =>
      (await menu('preview-order', { cwd: root, terminal, env })).err;
    expect(await err({ NO_COLOR: '1' }, true)).not.toContain(ESCAPE);
    expect(await err({ TERM: 'dumb' }, true)).not.toContain(ESCAPE);
    expect(await err({ FORCE_COLOR: '1' }, false)).toContain(ESCAPE);
  });
});

test('--quiet leaves the data and what is wrong', async () => {
  const { root } = shop();
  expect((await menu('renumber --fix --quiet', { cwd: root })).err).toBe('');
  expect((await menu('renumber 340 320 --quiet', { cwd: root })).err).toContain('RENUMBER_REFUSED');
});

test('findings that end a command are JSON on stdout with --json', async () => {
  const { code, out, err } = await menu('create-tables --json', { cwd: uphill().root });
  expect({ code, err }).toEqual({ code: 1, err: '' });
  expect(JSON.parse(out)).toMatchObject({ findings: [{ code: 'ORDER_FORWARD_REFERENCE' }] });
});

describe('an unexpected error', () => {
  const said = async (verbose: boolean): Promise<string> => {
    const lines: string[] = [];
    const output = { write: (text: string) => lines.push(text) };
    const io = { env: {}, stdout: output, stderr: output } as unknown as Io;
    const error = new Error('the disk is on fire');
    expect(await reportFailure(error, createPrinter(io, false), { json: false, verbose })).toBe(1);
    return lines.join('');
  };

  it('is one clear message', async () => {
    expect(await said(false)).toBe(
      'Unexpected error: the disk is on fire\nAdd --verbose to see where it comes from.\n',
    );
  });

  it('shows where it comes from when asked', async () => {
    expect(await said(true)).toContain('manners.test.ts');
  });
});

describe('Ctrl-C', () => {
  it('ends a command with 130', async () => {
    const abort = new AbortController();
    const running = menu('models', { cwd: shop().root, interrupted: abort.signal });
    abort.abort();
    expect(await running).toMatchObject({ code: 130, err: expect.stringContaining('Stopped.') });
  });
});

describe('a question', () => {
  const io = (input: string, terminal: boolean): Io => {
    const { PassThrough } = jest.requireActual<typeof import('node:stream')>('node:stream');
    const stdin = new PassThrough();
    stdin.end(input);
    const sink = Object.assign(new PassThrough(), { isTTY: terminal });
    return {
      cwd: '/',
      env: {},
      stdin: Object.assign(stdin, { isTTY: terminal }),
      stdout: sink,
      stderr: sink,
      interrupted: new AbortController().signal,
    };
  };

  it.each([
    ['y\n', true],
    ['yes\n', true],
    ['\n', false],
    ['n\n', false],
    ['yellow\n', false],
  ])('%j answers it with %s', async (input, answer) => {
    expect(await confirm(io(input, true), 'Drop it?', false)).toBe(answer);
  });

  it.each(['\u0004', ''])('is answered with no by an input that ends (%j)', async (input) => {
    expect(await confirm(io(input, true), 'Drop it?', false)).toBe(false);
  });

  it('is not asked with --yes, and not where nobody is', async () => {
    expect(await confirm(io('', false), 'Drop it?', true)).toBe(true);
    await expect(confirm(io('y\n', false), 'Drop it?', false)).rejects.toThrow('add --yes');
  });
});

describe('progress', () => {
  const ERASE = '\r\u001b[2K';
  const person = { isTTY: true, quiet: false, json: false };
  const written = ({ isTTY, quiet, json }: typeof person, work: (progress: Progress) => void): string[] => {
    const lines: string[] = [];
    const stderr = { write: (text: string) => lines.push(text), isTTY, columns: 12 };
    let now = 0;
    work(createProgress({ env: {}, stderr } as unknown as Io, { quiet, json }, () => (now += 50)));
    return lines;
  };
  const tables = (progress: Progress): void => {
    for (const done of [1, 2, 3, 4]) progress.step('tables', done, 4);
    progress.end();
  };

  it('is drawn over itself, not for every step, and wiped at the end', () => {
    expect(written(person, tables)).toEqual(
      [1, 3, 4, ''].map((n) => `${ERASE}${n === '' ? '' : `tables ${n}/4`}`),
    );
  });

  it('is silent for programs and with --quiet', () => {
    expect(written({ ...person, isTTY: false }, tables)).toEqual([]);
    expect(written({ ...person, quiet: true }, tables)).toEqual([]);
  });

  it('shows at once what comes next, however soon', () => {
    const files = (progress: Progress): void => {
      progress.step('a.ts', 1, 3);
      progress.step('b.ts', 2, 3);
    };
    expect(written(person, files)).toEqual([`${ERASE}a.ts 1/3`, `${ERASE}b.ts 2/3`]);
  });

  it('makes way for what is said meanwhile, and comes back', () => {
    const said: string[] = [];
    const lines = written(person, (progress) => {
      progress.aside(() => said.push('before'));
      progress.step('a.ts', 1, 3);
      progress.aside(() => said.push('meanwhile'));
    });
    expect(said).toEqual(['before', 'meanwhile']);
    expect(lines).toEqual([`${ERASE}a.ts 1/3`, ERASE, `${ERASE}a.ts 1/3`]);
  });

  const waits = (progress: Progress): void => {
    progress.waiting('waiting for a');
    progress.waiting('waiting for a');
    progress.waiting('waiting for b');
    progress.end();
  };

  it('says once what is waited for, in a line of its own, to whoever reads it', () => {
    for (const isTTY of [true, false])
      expect(written({ ...person, isTTY }, waits)).toEqual(['waiting for a\n', 'waiting for b\n']);
  });

  it('says nothing of waiting beside JSON and with --quiet', () => {
    expect(written({ ...person, json: true }, waits)).toEqual([]);
    expect(written({ ...person, quiet: true }, waits)).toEqual([]);
  });
});

test('dev starts again for what a server is made of, not for what it reads anew anyway', () => {
  const files = ['modules/admin/a/view.ts', 'modules/admin/a/300_b_model.js', '.env', 'modules/enabled.json'];
  expect(files.map(matters)).toEqual([true, true, true, true]);
  const others = [
    'modules/admin/a/tpl/a/x.ejs',
    'modules/order.generated.d.ts',
    'modules/admin/a/tests/x.test.ts',
  ];
  expect(others.map(matters)).toEqual([false, false, false]);
});

test('findings of an error are shown once, with its cause on request', async () => {
  const lines: string[] = [];
  const output = { write: (text: string) => lines.push(text) };
  const print = createPrinter({ env: {}, stdout: output, stderr: output }, false);
  const finding = { code: 'LOAD_THREW', level: 'error', summary: 'x throws', at: [], waysOut: [] } as const;
  const error = new HostError([finding], { cause: new Error('deep inside') });
  await reportFailure(error, print, { json: false, verbose: true });
  expect(lines.join('')).toContain('LOAD_THREW  x throws');
  expect(lines.join('')).toContain('deep inside');
});
