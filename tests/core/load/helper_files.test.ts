/** A model file is not to blame for the file it imports: the place that fails comes first. */
import { renderFinding, type Finding } from '../../../core/findings';
import { importFailure } from '../../../core/load/import_findings';
import { failedModules } from '../../../core/project/contain_faults';
import type { Project } from '../../../core/project';
import { readProject } from '../../../core/project';
import { moduleTree } from '../../support/module_tree';

const importing = (name: string): string =>
  `import { defineModel, string } from 'ordinal-host';
// comment
import { length } from '${name}';
export default defineModel('A', { table: 'as', fields: { name: string(length) } });
`;

const project = (files: Readonly<Record<string, string>>): Project =>
  readProject({ root: moduleTree(files).root, production: false });

const A = 'modules/admin/a/300_a_model.ts';

test('a helper that throws is named with its line, then the file that imports it', () => {
  const { findings } = project({
    [A]: importing('./helper'),
    'modules/admin/a/helper.ts': `export const one = 1;\n\nconst none: any = undefined;\nexport const length = none.length;\n`,
  });
  expect(findings).toMatchObject([
    {
      code: 'LOAD_THREW',
      at: [
        { file: 'modules/admin/a/helper.ts', line: 4 },
        { file: A, line: 3 },
      ],
    },
  ]);
  expect(findings[0]?.summary).toMatch(
    /^modules\/admin\/a\/helper\.ts, which .*300_a_model\.ts imports, throws/,
  );
});

test('a package that only the helper asks for is missing in the helper', () => {
  const helper = 'modules/admin/a/helper.ts';
  const { root } = moduleTree({
    [A]: importing('./helper'),
    [helper]: `\nimport 'left-pad-of-nowhere';\nexport const length = 5;\n`,
  });
  // As Node says it, whose resolution this test runner replaces.
  const error = Object.assign(new Error("Cannot find module 'left-pad-of-nowhere'\nRequire stack:\n- ..."), {
    code: 'MODULE_NOT_FOUND',
    requireStack: [`${root}/${helper}`, `${root}/${A}`, __filename],
  });
  expect(importFailure({ file: `${root}/${A}`, shown: A }, error)).toMatchObject({
    code: 'LOAD_THREW',
    at: [
      { file: helper, line: 2 },
      { file: A, line: 3 },
    ],
    summary: `${helper}, which ${A} imports, imports left-pad-of-nowhere, which is not installed`,
    waysOut: [{ command: 'npm install left-pad-of-nowhere' }],
  });
});

test('a helper that cannot be parsed is named where the compiler says', () => {
  const { root } = moduleTree({ [A]: importing('./helper') });
  // As swc says it; inside this test runner another compiler reads the files.
  const error = Object.assign(
    new Error(
      `  x Expression expected\n   ,-[${root}/modules/admin/a/helper.ts:4:1]\n 4 | export const y = (;\n   \`----\n\nCaused by:\n    Syntax Error`,
    ),
    { code: 'GenericFailure' },
  );
  expect(importFailure({ file: `${root}/${A}`, shown: A }, error)).toMatchObject({
    code: 'LOAD_SYNTAX',
    summary: `modules/admin/a/helper.ts, which ${A} imports, cannot be parsed: Expression expected`,
    at: [
      { file: 'modules/admin/a/helper.ts', line: 4 },
      { file: A, line: 3 },
    ],
  });
});

test('the module whose file was asked for fails, not the one whose helper it borrows', () => {
  const found = project({
    [A]: importing('../b'),
    'modules/admin/b/301_b_model.ts': `import { defineModel } from 'ordinal-host';\nexport default defineModel('B', { table: 'bs', fields: {} });\n`,
    'modules/admin/b/index.ts': `throw new Error('no luck');\n`,
  });
  const threw = found.findings.filter(({ code }) => code === 'LOAD_THREW');
  expect(threw.map((finding: Finding) => renderFinding(finding))).toHaveLength(1);
  expect(threw[0]?.at[0]).toMatchObject({ file: 'modules/admin/b/index.ts', line: 1 });
  expect(failedModules({ ...found, findings: threw })).toEqual(['a']);
});
