/** From what an import throws to a finding with file, line, cause and ways out. */
import { inspect } from 'node:util';
import type { Finding } from '../findings';
import { placesOf, type Named } from './culprit';
import { ProcessEnds } from './without_exit';

/** Anything may be thrown, with anything in it. */
function messageOf(thrown: unknown): string {
  if (thrown instanceof Error) {
    const { message }: { readonly message: unknown } = thrown;
    return String(message);
  }
  if (typeof thrown === 'string') return `threw ${thrown}`;
  return `threw ${inspect(thrown, { depth: 1, breakLength: Infinity, customInspect: false })}`;
}

/** A compiler's message is a picture of the source: its first line with a word in it is the sentence. */
function sentence(message: string): string {
  // eslint-disable-next-line no-control-regex -- colours of a terminal
  const lines = message.replace(/\u001b\[[0-9;]*m/g, '').split('\n');
  const said = lines.map((line) => line.replace(/^[\s×x*|,╭─│·]+/u, '').trim());
  return said.find((line) => /\p{L}{2}/u.test(line) && !line.startsWith('[')) ?? message;
}

const looksLikeSyntax = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  (thrown.name === 'SyntaxError' ||
    (thrown as NodeJS.ErrnoException).code === 'GenericFailure' ||
    /Syntax Error/.test(thrown.message));

const awaits = (thrown: unknown): boolean =>
  thrown instanceof Error &&
  (/top-level await|await is only valid/i.test(thrown.message) ||
    (thrown as NodeJS.ErrnoException).code === 'ERR_REQUIRE_ASYNC_MODULE');

/** The second is said of what an ES module imports, which Node looks for without asking the host. */
const NOT_FOUND = new Set<unknown>(['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND']);

const notFound = (thrown: unknown): string | undefined =>
  thrown instanceof Error && NOT_FOUND.has((thrown as NodeJS.ErrnoException).code)
    ? /Cannot find (?:module|package) '([^']+)'/.exec(thrown.message)?.[1]
    : undefined;

/** What an import that threw means. */
export function importFailure(named: Named, thrown: unknown): Finding {
  const missing = notFound(thrown);
  const at = placesOf(thrown, named, missing);
  const shown = at.length === 1 ? named.shown : `${at[0].file}, which ${named.shown} imports,`;
  if (awaits(thrown)) {
    return {
      code: 'LOAD_TOP_LEVEL_AWAIT',
      level: 'error',
      summary: `${shown} awaits at its top level, and module files are imported without waiting`,
      at,
      waysOut: [{ text: 'move the await into the function that needs its result' }],
    };
  }
  if (looksLikeSyntax(thrown)) {
    return {
      code: 'LOAD_SYNTAX',
      level: 'error',
      summary: `${shown} cannot be parsed: ${sentence(messageOf(thrown))}`,
      at,
      waysOut: [{ text: 'mend the line; the module loads again as soon as the file parses' }],
    };
  }
  if (thrown instanceof ProcessEnds) return endsProcess(shown, at, thrown);
  if (missing !== undefined) return importsNothing(shown, at, missing, named);
  return {
    code: 'LOAD_THREW',
    level: 'error',
    summary: `${shown} throws when it is imported: ${messageOf(thrown).split('\n')[0] ?? ''}`,
    at,
    waysOut: [
      { text: 'a module file only declares: move what it does into a function of view.ts or hook.ts' },
    ],
  };
}

const HOST = 'ordinal-host';

/** `lodash/fp` -> `lodash`, `@acme/crm/x` -> `@acme/crm` */
const packageIn = (request: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(request)?.[0] ?? request;

function importsNothing(
  shown: string,
  at: Finding['at'],
  missing: string,
  { file, shown: asked }: Named,
): Finding {
  const isFile = /^(?:\.|\/|[A-Za-z]:)/.test(missing);
  const root = file.endsWith(`/${asked}`) ? file.slice(0, -asked.length) : '';
  const what = isFile && root !== '' && missing.startsWith(root) ? missing.slice(root.length) : missing;
  // Everywhere else `ordinal-host` is the host that runs, installed or not.
  const isHost = packageIn(missing) === HOST;
  return {
    code: 'LOAD_THREW',
    level: 'error',
    summary: `${shown} imports ${what}, which is not ${isFile ? 'there' : 'installed'}`,
    at,
    waysOut: [
      ...(isFile
        ? [{ text: `correct the path, or make the file` }]
        : [{ command: `npm install ${packageIn(missing)}` }]),
      ...(isHost
        ? [
            {
              text: 'or give the file the ending .ts, or write it with require: the host then answers itself',
            },
          ]
        : []),
    ],
  };
}

const endsProcess = (shown: string, at: Finding['at'], { message }: ProcessEnds): Finding => ({
  code: 'LOAD_THREW',
  level: 'error',
  summary: `${shown} ends the process when it is imported: ${message}`,
  at,
  waysOut: [{ text: 'a module file only declares: take the call out' }],
});

/** What an import that did not come back means. */
export const importHangs = ({ shown }: Named, milliseconds: number): Finding => ({
  code: 'LOAD_HANGS',
  level: 'error',
  summary: `${shown} did not finish importing within ${milliseconds} ms`,
  at: [{ file: shown }],
  waysOut: [
    {
      text: 'a module file only declares: move the loop or the waiting into a function of view.ts or hook.ts',
    },
  ],
});

/** What a file that exports something else means. */
export const wrongExport = ({ shown }: Named, promised: string, found: string, example: string): Finding => ({
  code: 'LOAD_EXPORT',
  level: 'error',
  summary: `${shown} should export ${promised} by default, and exports ${found}`,
  at: [{ file: shown }],
  waysOut: [{ text: `write: ${example}` }],
});
