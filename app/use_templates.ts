/** Templates of pages: the project's overrides first, then the modules' own, then the host's. */
import path from 'node:path';
import { statSync } from 'node:fs';
import type { Express } from 'express';
import { pageEngine, VIEWS_DIR, type AdminArea } from '../core/admin';
import * as mount from '../core/mount';
import type { AppOptions } from './app_options';

const isFile = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isFile() === true;

export function useTemplates(app: Express, { show }: AdminArea, { host, config }: AppOptions): void {
  const { root, modules } = host.project;
  const cache = config.environment === 'production';
  const sources = mount.templateSources(
    root,
    modules.map(({ folder }) => folder),
    VIEWS_DIR,
  );
  const find = mount.templateFinder({ sources, isFile, cache });
  const engine = pageEngine({ views: [path.join(root, 'views', 'overrides'), VIEWS_DIR], cache, cell: show });
  mount.mountTemplates(app, { find, engine, sayFile: !cache });
}
