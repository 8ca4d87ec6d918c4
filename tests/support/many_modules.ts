/** Projects of many small modules: each with a model that points to the one before, a route and a listener. */
import type { Content } from './module_tree';

const CONTEXTS = ['admin', '_user'] as const;
/** Above the ranges that the product ships. */
const FIRST_NUMBER = 1000;

export const addressOf = (index: number): string =>
  `${CONTEXTS[index % 2] === 'admin' ? '/admin' : ''}/part_${index}/hello`;
export const listOf = (index: number): string => `/admin/part-${index}/thing-${index}s`;

function moduleFiles(index: number): Readonly<Record<string, string>> {
  const dir = `modules/${CONTEXTS[index % 2]}/part_${index}`;
  const before = index === 0 ? '' : `, before: reference('thing_${index - 1}s')`;
  return {
    [`${dir}/${FIRST_NUMBER + index}_thing_${index}_model.js`]: `'use strict';
const { defineModel, reference, string } = require('ordinal-host');
exports.default = defineModel('Thing${index}', {
  table: 'thing_${index}s',
  fields: { name: string(50).required()${before} },
});
`,
    [`${dir}/view.js`]: `'use strict';
const { defineView } = require('ordinal-host');
exports.default = defineView(({ router, access }) =>
  router.get('/hello', access('part_${index}.read'), (request, response) => response.send('hello ${index}')),
);
`,
    [`${dir}/hook.js`]: `'use strict';
exports.default = {
  'thing_${index}s:created': ({ row }) => {
    if (row.name === 'refused') throw Object.assign(new Error('not in part ${index}'), { status: 409 });
  },
};
`,
  };
}

/**
 * @param under folder the modules lie in: `dist/` for production
 * @returns path below the project folder -> text
 */
export function manyModules(count: number, under: '' | 'dist/' = ''): Readonly<Record<string, Content>> {
  const files: Record<string, string> = { 'package.json': '{ "name": "many" }' };
  const range = { from: FIRST_NUMBER, to: FIRST_NUMBER + count - 1, title: 'Many' };
  files['modules/ranges.json'] = JSON.stringify([range]);
  if (under !== '') files[`${under}modules/ranges.json`] = JSON.stringify([range]);
  for (let index = 0; index < count; index += 1) {
    for (const [place, text] of Object.entries(moduleFiles(index))) files[under + place] = text;
  }
  return files;
}
