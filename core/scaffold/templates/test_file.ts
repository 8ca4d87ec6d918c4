import { mountOf, type ModuleDraft } from '../module_draft';
import { className, words, type PlannedModel, type Target } from '../planned_model';
import { quoted } from '../planned_field';
import { sampleSource, titleField } from '../sample_value';
import { title } from '../planned_model';
import { forerunners, isPlanned, modelName, objectSource, rowVariable, sampleMembers } from './sample_rows';

/** The text of `tests/<module>.test.ts`: rows can be stored, and the page shows them. */
export function moduleTest(draft: ModuleDraft): string {
  const tests = [...draft.models.map((model) => storeTest(model, draft.models)), pageTest(draft)];
  return testSource(draft.name, true, tests);
}

/** The text of the test that comes with one model. */
export const modelTest = (model: PlannedModel): string =>
  testSource(model.module, false, [storeTest(model, [model])], model);

function testSource(module: string, pages: boolean, tests: readonly string[], model?: PlannedModel): string {
  const imports = [
    "import { startTestHost, type TestHost } from 'ordinal-host/testing';",
    ...(pages ? ["import request from 'supertest';"] : []),
  ];
  return `${imports.join('\n')}

describe(${quoted(model === undefined ? words(module) : words(model.table))}, () => {
  let host: TestHost;

  beforeAll(async () => {
    host = await startTestHost({ modules: [${quoted(module)}] });
  });
  afterAll(() => host?.close());

${tests.join('\n\n')}
});
`;
}

/** Statements that make what a row needs, then the row itself as `const created`. */
function creation(model: PlannedModel, own: readonly PlannedModel[], index: number): string[] {
  const before = forerunners(model, own).map((one) =>
    making(one, `const ${rowVariable(modelName(one))} = `, index),
  );
  return [...before, making(model, 'const created = ', index)];
}

function making(one: PlannedModel | Target, start: string, index: number): string {
  if (!isPlanned(one)) return `    ${start}await host.make(${quoted(one.model)});`;
  const call = `    ${start}await host.models.${className(one.name)}.create(`;
  return `${call}${objectSource(sampleMembers(one, index), call.length, 4)});`;
}

function storeTest(model: PlannedModel, own: readonly PlannedModel[]): string {
  const index = own.indexOf(model) + 2;
  const found = `    const found = await host.models.${className(model.name)}.findByPk(created.id);`;
  const wanted = '    expect(found?.toJSON()).toMatchObject(';
  return [
    `  it(${quoted(`stores ${words(model.table)}`)}, async () => {`,
    ...creation(model, own, index),
    '',
    found,
    '',
    `${wanted}${objectSource(sampleMembers(model, index), wanted.length, 4)});`,
    '  });',
  ].join('\n');
}

function pageTest(draft: ModuleDraft): string {
  const [model] = draft.models;
  const head = titleField(model.fields);
  const shown = head === undefined ? 'created.id' : sampleSource(head, 1, title(model.name));
  const statements = creation(model, draft.models, 1);
  return [
    `  it(${quoted(`lists ${words(model.table)} on its own page`)}, async () => {`,
    ...(head === undefined ? statements : statements.map((line) => line.replace('const created = ', ''))),
    '',
    `    const page = await request(host.app).get(${quoted(mountOf(draft))}).expect(200);`,
    '',
    `    expect(page.text).toContain(${shown});`,
    '    expect(page.text).toMatch(/\\d+ in all/);',
    '  });',
  ].join('\n');
}
