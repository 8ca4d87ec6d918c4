/** `static/` of each module at `/static/<module>/`: files and nothing else. */
import express, { Router, type RequestHandler } from 'express';
import type { ModuleFolder } from '../discover';

export interface StaticOptions {
  readonly modules: readonly ModuleFolder[];
  /** False asks browsers to look again each time, for development. */
  readonly cache: boolean;
}

const HOUR = 3_600_000;

/** Files may only be read. A changing method falls through to what says so. */
const serve = (dir: string, cache: boolean): RequestHandler =>
  express.static(dir, {
    dotfiles: 'deny',
    index: false,
    redirect: false,
    // A module's files keep their names from version to version, so they are asked for again by their ETag.
    maxAge: cache ? HOUR : 0,
    setHeaders: (response) => response.setHeader('X-Content-Type-Options', 'nosniff'),
  });

/** A router for the static files of all modules; mounted at the root. */
export function staticRouter({ modules, cache }: StaticOptions): Router {
  const router = Router();
  for (const { name, parts } of modules) {
    if (parts.static !== undefined) router.use(`/static/${name}`, serve(parts.static, cache));
  }
  return router;
}
