/** Tables whose records somebody may search, with what is known of what that costs. */
import { may } from '../../actor';
import type { AdminPage } from '../../describe';
import type { ModelEntry } from '../../registry';
import type { Admin } from '../context';
import { readEstimates, type RowCounts } from '../record';
import type { Candidate } from './choose_tables';

const TRIGRAMS = /_trgm_ops$/;

/** Whether all of these attributes are in trigram indexes: one that is not has every row read. */
export function isIndexed(
  { definition, extensions }: Pick<ModelEntry, 'definition' | 'extensions'>,
  searched: readonly string[],
): boolean {
  const all = [definition, ...extensions.map((one) => one.definition)].flatMap(({ indexes }) => indexes);
  const fields = new Set<string>(
    all
      .filter(({ operatorClass = '', where }) => TRIGRAMS.test(operatorClass) && where === undefined)
      .flatMap((index) => index.fields ?? []),
  );
  return searched.every((attribute) => fields.has(attribute));
}

/**
 * @param estimate the planner's, -1 where it has not looked
 * @param counted infinitely many: more than are counted, which the planner may know better
 */
export const sizeOf = (estimate: number, counted: number): number =>
  Number.isFinite(counted) || estimate <= 0 ? Math.max(estimate, counted) : estimate;

/** Fields that are hidden from whoever asks are not searched, and records of tables they may not see neither. */
export async function candidatesOf(admin: Admin, counts: RowCounts): Promise<Candidate[]> {
  const pages: AdminPage[] = admin.pages
    .filter(({ table }) => may(`${table}.read`))
    .map(admin.seen)
    .filter(({ search }) => search.length > 0);
  if (pages.length === 0) return [];
  const estimates = await readEstimates(admin);
  return pages.map((page) => ({
    page,
    indexed: isIndexed(admin.entryOf(page), page.search),
    rows: sizeOf(estimates.get(page.table) ?? -1, counts.size(page.table)),
  }));
}
