/** The folders templates are looked for in, in order. */
import path from 'node:path';
import type { ModuleFolder } from '../discover';
import type { TemplateSource } from './find_template';

/**
 * Overrides of the project come first, then modules from the highest number down, so that a module may redraw pages
 * of those below it, then the host's own views.
 * @param root absolute path of the project folder
 * @param modules in loading order
 * @param views absolute path of the host's `views/`
 */
export const templateSources = (
  root: string,
  modules: readonly ModuleFolder[],
  views: string,
): TemplateSource[] => [
  { dir: path.join(root, 'views', 'overrides'), shown: 'views/overrides' },
  ...modules
    .flatMap(({ parts, shown }) =>
      parts.templates === undefined ? [] : [{ dir: parts.templates, shown: `${shown}/tpl` }],
    )
    .reverse(),
  { dir: views, shown: 'views' },
];
