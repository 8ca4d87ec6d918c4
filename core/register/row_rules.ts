/** What happens to a row on its way to the database: its schema, its own rules, its own hooks. */
import { ValidationError, ValidationErrorItem, type Model, type ModelOptions } from 'sequelize';
import { actor } from '../actor';
import type { ModelEntry } from '../registry';
import { storedIssues } from './schemas';

type Rule = (row: Model, options: object) => void | Promise<void>;

/** Sequelize runs a list of functions for one hook in order, though its types speak of one. */
type SequelizeHooks = NonNullable<ModelOptions['hooks']>;

/** A rejected field: attribute and sentence. Sequelize's error, so that code and pages meet one kind. */
export const complaint = (row: Model, attribute: string, sentence: string, place = ''): ValidationErrorItem =>
  new ValidationErrorItem(
    sentence,
    'validation error',
    `${place}${attribute}`,
    String(row.get(attribute) ?? ''),
    row,
    'rule',
    'rule',
    [],
  );

type Validate = NonNullable<ModelEntry['definition']['validate']>;

/** The rules over several fields: of the model, then of its extensions. */
export const rulesOf = (entry: ModelEntry): readonly Validate[] =>
  [entry.definition, ...entry.extensions.map(({ definition }) => definition)].flatMap(({ validate }) =>
    validate === undefined ? [] : [validate],
  );

/** What is wrong with a row: with its values by their types, then by the rules over several fields. */
export function issuesOf(
  entry: ModelEntry,
  rules: readonly Validate[],
  row: Model,
  only: ReadonlySet<string> | undefined,
): [attribute: string, sentence: string][] {
  const values = row.get() as Readonly<Record<string, unknown>>;
  return [
    ...Object.entries(storedIssues(entry, values, only)),
    ...rules.flatMap((rule) => Object.entries(rule(values as never) ?? {})),
  ];
}

/** Sequelize checks a static `update` on a made-up new row that holds the changed values and nothing else. */
const isStaticUpdate = (options: object): boolean =>
  (options as { readonly type?: unknown }).type === 'BULKUPDATE';

/** Checks the changed values against the field types, then asks the rules of the model and its extensions. */
function checkRow(entry: ModelEntry): Rule {
  const rules = rulesOf(entry);
  return (row, options) => {
    const isPart = isStaticUpdate(options);
    const changed = row.isNewRecord && !isPart ? undefined : new Set(row.changed() || []);
    // Rules over several fields need the whole row, which a static update does not have.
    const issues = issuesOf(entry, isPart ? [] : rules, row, changed);
    if (issues.length === 0) return;
    const said = issues.map(([name, text]) => `${name} ${text}`).join('; ');
    throw new ValidationError(
      `${entry.name} cannot be saved: ${said}`,
      issues.map(([name, text]) => complaint(row, name, text)),
    );
  };
}

/** Fills who made and who last changed a row, where a model asks for it and somebody with a row of their own acts. */
function fillAuthors(entry: ModelEntry): Rule | undefined {
  const authors = entry.attributes.filter(({ spec }) => spec.author !== undefined);
  if (authors.length === 0) return undefined;
  return (row, options) => {
    const id = actor()?.id ?? undefined;
    if (id === undefined || !isWritten(row, options)) return;
    for (const { attribute, spec } of authors) {
      const isDue =
        spec.author === 'creator'
          ? row.isNewRecord && !isStaticUpdate(options) && row.get(attribute) == null
          : !row.changed(attribute as never);
      if (isDue) row.set(attribute, id);
    }
  };
}

interface Saving {
  readonly fields?: string[];
  /** The same list, where whoever saves has not named the fields. */
  readonly defaultFields?: string[];
}

/** A row that is saved as it is changes nothing. */
const isWritten = (row: Model, options: Saving): boolean =>
  row.isNewRecord || options.fields === undefined || options.fields.length > 0;

/** Sequelize notes which fields are saved before it asks the hooks: what they have set since is saved too. */
const keepWhatHooksSet: Rule = (row, options) => {
  const { fields, defaultFields } = options as Saving;
  if (row.isNewRecord || fields === undefined || fields !== defaultFields || fields.length === 0) return;
  for (const name of row.changed() || []) if (!fields.includes(name)) fields.push(name);
};

/** Hooks of the definition, then of each extension in order; the row's check comes after every `beforeValidate`. */
export function hooksOf(entry: ModelEntry): SequelizeHooks {
  const lists = new Map<string, Rule[]>();
  const add = (name: string, rule: Rule): void => void lists.set(name, [...(lists.get(name) ?? []), rule]);
  for (const { hooks } of [entry.definition, ...entry.extensions.map(({ definition }) => definition)]) {
    for (const [name, hook] of Object.entries(hooks)) add(name, hook as unknown as Rule);
  }
  const authors = fillAuthors(entry);
  if (authors !== undefined) add('beforeValidate', authors);
  add('beforeValidate', keepWhatHooksSet);
  add('beforeValidate', checkRow(entry));
  return Object.fromEntries(lists);
}
