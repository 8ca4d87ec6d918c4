/** What a reference on the command line means: a model of this request, or one the project has. */
import { closest } from '../discover';
import type { Finding } from '../findings';
import type { KnownModel } from './project_facts';
import { didYouMean, refusal } from './refusal';

/** A model that can be pointed to, with its number. */
export interface Pointed {
  readonly number: number;
  readonly name: string;
  readonly model: string;
  readonly table: string;
  readonly module: string;
  readonly names: readonly string[];
}

/**
 * Finds a model by its file's name or its table.
 * @param holder who points, for the finding
 */
export function findTarget(
  said: string,
  holder: string,
  known: readonly KnownModel[],
  planned: readonly Pointed[],
): Pointed | Finding {
  const fits = (one: { name: string; table: string | undefined }): boolean =>
    one.name === said || one.table === said;
  const own = planned.find(fits);
  if (own !== undefined) return own;
  const other = known.find(fits);
  if (other === undefined) return unknown(said, holder, known, planned);
  const { model, table } = other;
  if (model !== undefined && table !== undefined) return { ...other, model, table };
  return refusal(
    `${holder} cannot point to ${said}: its file declares no table that could be read`,
    [{ command: 'menu-cli doctor', text: 'says what is wrong with it' }],
    [{ file: other.shown }],
  );
}

function unknown(
  said: string,
  holder: string,
  known: readonly KnownModel[],
  planned: readonly Pointed[],
): Finding {
  const names = [...planned, ...known].flatMap(({ name, table }) =>
    table === undefined ? [name] : [name, table],
  );
  return refusal(`${holder} points to ${said}, and there is no such model or table`, [
    ...didYouMean(closest(said, names)),
    { command: 'menu-cli models', text: 'lists what there is' },
  ]);
}

/** True for what `findTarget` answers when there is nothing to point to. */
export const isFinding = (value: Pointed | Finding): value is Finding => 'code' in value;
