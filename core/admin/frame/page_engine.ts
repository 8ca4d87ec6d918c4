/**
 * Express's view engine: a template is the inside of a page, `layout.ejs` the frame around it. Each file is compiled
 * once; what a template is given is what its route gave it, and the few words below.
 */
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ejs, { type TemplateFunction } from 'ejs';
import { may } from '../../actor';
import { CSRF_FIELD } from '../../web';
import { iconSet } from './icons';
import type { Frame } from './frame';
import type { PageGiven } from './given';

export interface PageEngineOptions {
  /** Folders that partials are looked for in, after the template's own; absolute, first match wins. */
  readonly views: readonly string[];
  /** False looks at each file's time of change again, for development. */
  readonly cache: boolean;
  /** How the value of a field of a stored row is shown: what `show(row, 'status')` in a template draws. */
  readonly cell?: (row: object, field: string) => object;
}

export type PageEngine = (
  file: string,
  locals: object,
  done: (error: Error | null, html?: string) => void,
) => void;

interface Compiled {
  readonly render: TemplateFunction;
  readonly changed: number;
}

/** Answers an engine for `app.engine('ejs', ...)`. Locals with a `frame` are drawn inside the layout. */
export function pageEngine({ views, cache, cell }: PageEngineOptions): PageEngine {
  const compiled = new Map<string, Compiled>();
  const icon = iconSet();

  const compile = (file: string): TemplateFunction => {
    const known = compiled.get(file);
    if (known !== undefined && cache) return known.render;
    const changed = statSync(file).mtimeMs;
    if (known?.changed === changed) return known.render;
    const render = ejs.compile(readFileSync(file, 'utf8'), { filename: file });
    compiled.set(file, { render, changed });
    return render;
  };

  const draw = (file: string, locals: object): string => {
    const include = (name: string, more: object = {}): string =>
      draw(resolve(name, path.dirname(file), views), joined(locals, more));
    const show = (row: object, field: string): string =>
      include('partials/value', { cell: cell?.(row, field) ?? { as: 'empty' } });
    const csrf = (): string => csrfInput(locals);
    // A template of a module may have been given something of its own that is called `show`.
    return compile(file)(joined({ show }, joined(locals, { icon, include, csrf, may })));
  };

  const framed = async (file: string, locals: object): Promise<string> => {
    const body = draw(file, locals);
    const { frame, csrfToken, ...given } = locals as PageGiven & FromResponse;
    if (frame === undefined) return body;
    // Without anybody to show it to there is no rail.
    const isBare = frame.identity === undefined || given.bare === true;
    const { title = 'Ordinal', active, density = frame.density } = given;
    const page = { ...frame, ...(isBare ? undefined : await frame.around(given)), title, active, density };
    const layout = resolve(isBare ? 'doorway' : 'layout', views[0] ?? '', views);
    return draw(layout, { page, csrfToken, body });
  };

  return (file, locals, done) => {
    framed(file, locals)
      .then((html) => done(null, html))
      .catch((error: unknown) => done(error instanceof Error ? error : new Error(String(error))));
  };
}

interface FromResponse {
  readonly frame?: Frame;
  readonly csrfToken?: string;
}

/** What every form that changes something begins with; nothing on a host that knows no people. */
function csrfInput(locals: object): string {
  const { csrfToken } = locals as FromResponse;
  if (csrfToken === undefined) return '';
  return `<input type="hidden" name="${CSRF_FIELD}" value="${ejs.escapeXML(csrfToken)}">`;
}

/** EJS looks at own members only. */
const joined = (locals: object, more: object): object => ({ ...locals, ...more });

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

function resolve(name: string, beside: string, views: readonly string[]): string {
  const file = [beside, ...views].map((dir) => path.join(dir, `${name}.ejs`)).find(isFile);
  if (file === undefined)
    throw new Error(`no template called ${name} beside ${beside} or in ${views.join(', ')}`);
  return file;
}
