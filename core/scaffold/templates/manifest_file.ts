import { mountOf, neededModules, pageTitle, type ModuleDraft } from '../module_draft';
import { quoted } from '../planned_field';
import { listSource } from '../source_text';

/** The name of the filter that the module's page passes through. */
export const pageFilter = ({ name }: Pick<ModuleDraft, 'name'>): string => `${name}:page`;

/** The permission its page asks for: that of reading its first model. */
export const readPermission = ({ models }: Pick<ModuleDraft, 'models'>): string => `${models[0].table}.read`;

/** The text of `module.ts`. */
export function manifestFile(draft: ModuleDraft): string {
  const needs = neededModules(draft);
  return [
    "import { defineModule } from 'ordinal-host';",
    '',
    'export default defineModule({',
    `  title: ${quoted(draft.title)},`,
    "  version: '0.1.0',",
    `  range: [${draft.range.join(', ')}],`,
    ...(needs.length === 0
      ? []
      : [`  requires: ${listSource(needs.map(quoted), '  requires: '.length, 2)},`]),
    `  announces: [${quoted(pageFilter(draft))}],`,
    '  menu: [',
    '    {',
    `      title: ${quoted(pageTitle(draft))},`,
    `      to: ${quoted(mountOf(draft))},`,
    `      permission: ${quoted(readPermission(draft))},`,
    '    },',
    '  ],',
    '});',
    '',
  ].join('\n');
}
