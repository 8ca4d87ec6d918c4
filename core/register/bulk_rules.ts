/** Rows made many at once keep the same rules as rows made one by one. */
import {
  ValidationError,
  type ValidationErrorItem,
  type BulkCreateOptions,
  type Model,
  type ModelStatic,
} from 'sequelize';
import type { ModelEntry } from '../registry';
import { complaint, issuesOf, rulesOf } from './row_rules';

interface BulkOptions extends BulkCreateOptions {
  /** Somebody asked for `validate: false`. Sequelize has the same for everybody who did not ask. */
  unchecked?: boolean;
}

/** A message names this many complaints; `errors` has them all. */
const NAMED = 10;

const named = (said: readonly string[]): string =>
  said.length <= NAMED
    ? said.join('; ')
    : `${said.slice(0, NAMED).join('; ')}; and ${said.length - NAMED} more`;

/** Complaints about one row at its place in the list: `[2].email`. */
type Check = (row: Model, place: string) => Promise<readonly ValidationErrorItem[]>;

/** What Sequelize's own validation says, and the hooks of the row where `options.hooks` asks for them. */
async function validated(row: Model, place: string, options: object): Promise<ValidationErrorItem[]> {
  try {
    await row.validate(options);
    return [];
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error;
    return error.errors.map(({ path, message }) => complaint(row, path ?? '', message, place));
  }
}

function withoutHooks(entry: ModelEntry, options: BulkOptions): Check {
  const rules = rulesOf(entry);
  const stored = options.fields && new Set(options.fields.map(String));
  // Sequelize's validation costs more than ours, and only raw fields can have something in it.
  const asksSequelize = entry.attributes.some(({ spec }) => spec.sequelize?.validate !== undefined);
  return async (row, place) => {
    const issues = issuesOf(entry, rules, row, stored);
    if (issues.length === 0 && asksSequelize) return validated(row, place, { ...options, hooks: false });
    return issues.map(([name, text]) => complaint(row, name, text, place));
  };
}

/** What `beforeBulkCreate` does: looks at all rows before the first is stored. */
export function checkRows(
  entry: ModelEntry,
): (rows: readonly Model[], options: BulkOptions) => Promise<void> {
  return async (rows, options) => {
    if (options.unchecked === true) return;
    // The row's own `beforeValidate` may still change it, and the rules come after that.
    const check: Check =
      options.individualHooks === true
        ? (row, place) => validated(row, place, { ...options, hooks: true })
        : withoutHooks(entry, options);
    const errors: ValidationErrorItem[] = [];
    for (const [at, row] of rows.entries()) errors.push(...(await check(row, `[${at}].`)));
    options.validate = false;
    if (errors.length === 0) return;
    const said = errors.map(({ path, message }) => `${path} ${message}`);
    throw new ValidationError(`${entry.name} cannot be saved: ${named(said)}`, errors);
  };
}

/** Lets the rows of a bulk pass unchecked only where `validate: false` is asked for. */
export function checkUnlessAsked(model: ModelStatic<Model>): void {
  const { bulkCreate } = model;
  const asked: typeof bulkCreate = function (this: ModelStatic<Model>, rows, options?: BulkOptions) {
    return bulkCreate.call(
      this,
      rows,
      options?.validate === false ? { ...options, unchecked: true } : options,
    ) as never;
  };
  Object.defineProperty(model, 'bulkCreate', { value: asked, configurable: true, writable: true });
}
