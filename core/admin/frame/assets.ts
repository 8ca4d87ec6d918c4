/** Style sheet, script, mark and fonts, served from memory under a name that changes with their content. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { Router, type RequestHandler } from 'express';
import type { Access } from '../../declare';

interface Asset {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** Compressed, where that makes it smaller. */
  readonly small: Buffer | undefined;
}

export interface Assets {
  /** Address of their folder: `/assets/3f9c2a71b0d4`. */
  readonly base: string;
  /** Serves them; mounted at the root. */
  router(access: Access): Router;
}

/** The folder with layout, partials, error pages and static files, in the sources and in `dist` alike. */
export const VIEWS_DIR = path.resolve(__dirname, '..', '..', '..', 'views');

const FONTS: Readonly<Record<string, string>> = {
  'inter.woff2': '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  'inter-ext.woff2': '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2',
  'jbm.woff2': '@fontsource-variable/jetbrains-mono/files/jetbrains-mono-latin-wght-normal.woff2',
};
/** Name -> type, and the files it is made of: one request, however many there are. */
const OWN: Readonly<Record<string, readonly [type: string, ...files: string[]]>> = {
  'admin.css': ['text/css; charset=utf-8', 'admin.css'],
  'admin.js': [
    'text/javascript; charset=utf-8',
    'admin.js',
    'keys.js',
    'palette.js',
    'drafts.js',
    'create_in_place.js',
  ],
  'mark.svg': ['image/svg+xml', 'mark.svg'],
};

/** Reads the assets once. */
export function readAssets(): Assets {
  const assets = [
    ...Object.entries(OWN).map(([name, [type, ...files]]) =>
      asset(name, type, ...files.map((file) => path.join(VIEWS_DIR, 'static', file))),
    ),
    ...Object.entries(FONTS).map(([name, file]) => asset(name, 'font/woff2', require.resolve(file))),
  ];
  const hash = createHash('sha256');
  for (const { bytes } of assets) hash.update(bytes);
  const base = `/assets/${hash.digest('hex').slice(0, 12)}`;
  return { base, router: (access) => assetsRouter(base, assets, access) };
}

function asset(name: string, type: string, ...files: readonly string[]): Asset {
  const bytes = Buffer.concat(files.map((file) => readFileSync(file)));
  return { name, type, bytes, small: type === 'font/woff2' ? undefined : gzipSync(bytes, { level: 9 }) };
}

function assetsRouter(base: string, assets: readonly Asset[], access: Access): Router {
  const router = Router();
  for (const one of assets) router.get(`${base}/${one.name}`, access.public(), serve(one));
  return router;
}

const serve =
  ({ type, bytes, small }: Asset): RequestHandler =>
  (request, response) => {
    response.set({
      'Content-Type': type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      'X-Content-Type-Options': 'nosniff',
      Vary: 'Accept-Encoding',
    });
    if (small === undefined || !request.acceptsEncodings('gzip')) return void response.end(bytes);
    response.set('Content-Encoding', 'gzip').end(small);
  };
