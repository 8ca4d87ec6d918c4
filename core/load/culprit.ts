/** Where an import really failed: the file that was asked for, or one that it imports. */
import path from 'node:path';
import type { Place } from '../findings';
import { lineOfImport } from './field_line';
import { sourceText } from './source_text';

/** A file that was asked for. */
export interface Named {
  /** Absolute path. */
  readonly file: string;
  /** Path as a person would type it. */
  readonly shown: string;
}

interface Spot {
  readonly file: string;
  readonly line?: number;
}

/** Frames in the host are on the way to a fault, never the fault. */
const HOST = path.resolve(__dirname, '..') + path.sep;

/** `at load (/a/helper.ts:4:7)`, `[/a/helper.ts:4:1]`, `/a/helper.js:4` */
const SPOT = /(?:^|[\s([])(?:file:\/\/)?((?:\/|[A-Za-z]:[\\/])[^\n:]*):(\d+)/gm;

/** `Cannot find package 'left-pad' imported from /a/view.js` */
const IMPORTER = /^Cannot find .* imported from (.+)$/gm;

/** The npm package a file lies in; none for the project's own. */
const packageOf = (file: string): string =>
  /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+[\\/]/.exec(file)?.[0] ?? '';

/** Places in the project that an error names, the innermost first. */
function spotsOf(thrown: unknown, { file, shown }: Named): Spot[] {
  if (!(thrown instanceof Error)) return [];
  const root = file.endsWith(`/${shown}`) ? file.slice(0, -shown.length) : file;
  const isOwn = (one: string): boolean =>
    one === file || (one.startsWith(root) && !one.startsWith(HOST) && packageOf(one) === packageOf(file));
  const text = `${thrown.message}\n${thrown.stack ?? ''}`;
  const { requireStack } = thrown as { readonly requireStack?: unknown };
  const asking = Array.isArray(requireStack)
    ? requireStack.filter((one) => typeof one === 'string')
    : [...text.matchAll(IMPORTER)].map(([, one = '']) => one);
  const said = [...text.matchAll(SPOT)];
  // The compiled line that asks for a package has no place of its own in the source.
  const spots: Spot[] =
    asking.length > 0
      ? asking.map((one) => ({ file: one }))
      : said.map(([, one = '', line]) => ({ file: one, line: Number(line) }));
  return spots.filter((spot) => isOwn(spot.file));
}

/** Of a file that was looked for under its whole path only the name is written where it is imported. */
const wordOf = (missing: string): string => (path.isAbsolute(missing) ? path.parse(missing).name : missing);

const placeOf = (shown: string, line: number | undefined): Place => ({
  file: shown,
  ...(line !== undefined && { line }),
});

/**
 * @param missing what was to be imported and is not there
 * @returns the place that failed first, then the file that was asked for; one place where they are the same
 */
export function placesOf(thrown: unknown, named: Named, missing?: string): readonly [Place, ...Place[]] {
  const spots = spotsOf(thrown, named);
  const lineIn = (file: string): number | undefined => spots.find((spot) => spot.file === file)?.line;
  const first = spots[0]?.file ?? named.file;
  const line = missing === undefined ? lineIn(first) : lineOfImport(sourceText(first), wordOf(missing));
  if (first === named.file) return [placeOf(named.shown, line)];
  const shown = first.slice(named.file.length - named.shown.length).replaceAll('\\', '/');
  // Compilers map the line of an import to something near it.
  const text = sourceText(named.file);
  const asks =
    lineOfImport(text, path.basename(first, path.extname(first))) ??
    lineOfImport(text, path.basename(path.dirname(first))) ??
    lineIn(named.file);
  return [placeOf(shown, line), placeOf(named.shown, asks)];
}
