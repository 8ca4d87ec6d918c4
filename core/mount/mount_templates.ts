/** Gives `res.render` its files and its engine. */
import type { Application } from 'express';
import type { FindTemplate } from './find_template';

/** Express's own shape of an engine. */
export type TemplateEngine = (
  file: string,
  locals: object,
  done: (error: Error | null, html?: string) => void,
) => void;

export interface RenderOptions {
  readonly find: FindTemplate;
  readonly engine: TemplateEngine;
  /** True writes into each page which file has drawn it. */
  readonly sayFile: boolean;
}

/** `<!-- customers/list: views/overrides/customers/list.ejs, instead of modules/admin/customers/tpl/customers/list.ejs -->` */
function remark(name: string, find: FindTemplate): string {
  const found = find(name);
  if (found === undefined) return '';
  const others = found.instead.length === 0 ? '' : `, instead of ${found.instead.join(' and ')}`;
  return `\n<!-- ${name}: ${found.shown}${others} -->\n`;
}

const isPage = (html: string): boolean => /^\s*<!doctype html/i.test(html);

/**
 * Lets an application render by our look-up. Express asks a class for each name; ours holds the file that was found
 * and hands it to the engine.
 */
export function mountTemplates(app: Application, { find, engine, sayFile }: RenderOptions): void {
  class Template {
    /** Read by Express: nothing means there is no such template. */
    readonly path: string | undefined;
    readonly name: string;
    constructor(name: string) {
      this.name = name;
      this.path = find(name)?.file;
    }
    render(locals: object, done: Parameters<TemplateEngine>[2]): void {
      engine(this.path ?? '', locals, (error, html) => {
        if (error !== null || html === undefined) {
          done(error);
          return;
        }
        done(null, sayFile && isPage(html) ? html + remark(this.name, find) : html);
      });
    }
  }
  app.set('view', Template);
  app.set('view engine', 'ejs');
  // Our own look-up remembers what it found; Express's memory would outlive a file that is put over another.
  app.set('view cache', false);
}
