/** Rows made many at once keep the same rules as rows made one by one. */
import {
  ValidationError,
  type ValidationErrorItem,
  type BulkCreateOptions,
  type Model,
  type ModelStatic,
  type Transaction,
} from 'sequelize';
import type { ModelEntry } from '../registry';
import { copiedRows, isCopied } from './copied_rows';
import { complaint, issuesOf, rulesOf } from './row_rules';

interface BulkOptions extends BulkCreateOptions {
  /** Somebody asked for `validate: false`. Sequelize has the same for everybody who did not ask. */
  unchecked?: boolean;
  /** Somebody is told of the rows as they are stored. */
  told?: boolean;
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

/**
 * Lets the rows of a bulk pass unchecked only where `validate: false` is asked for. Where nobody asks for what was stored
 * either, a server takes them by COPY; the answer is then the rows as plain values:
 * their keys, unless somebody is told of them.
 */
export function checkUnlessAsked(entry: ModelEntry, model: ModelStatic<Model>): void {
  const { bulkCreate } = model;
  const copied = async (rows: readonly object[], options: BulkOptions): Promise<unknown[] | undefined> => {
    const { transaction, returning, ignoreDuplicates, updateOnDuplicate, individualHooks } = options;
    const isPlain = ignoreDuplicates !== true && updateOnDuplicate === undefined && individualHooks !== true;
    if (returning !== false || !isPlain || rows.length < WORTH || !isCopied(entry, model)) return undefined;
    const around = transaction ?? transactionAround(model);
    return around === undefined
      ? undefined
      : copiedRows(entry, model, { rows: rows as never, isWhole: options.told === true }, around);
  };
  const asked = async function (this: ModelStatic<Model>, rows: readonly object[], options?: BulkOptions) {
    if (options?.validate !== false) return bulkCreate.call(this, rows as never, options);
    return (
      (await copied(rows, options)) ??
      bulkCreate.call(this, rows as never, { ...options, unchecked: true } as never)
    );
  };
  Object.defineProperty(model, 'bulkCreate', { value: asked, configurable: true, writable: true });
}

/** Fewer rows are as quick in one INSERT. */
const WORTH = 20;

/** The transaction that queries join without being told; `_cls` is Sequelize's own name for the place. */
const transactionAround = ({ sequelize }: ModelStatic<Model>): Transaction | undefined =>
  (
    sequelize?.constructor as unknown as { readonly _cls?: { get(name: string): Transaction | undefined } }
  )._cls?.get('transaction');
