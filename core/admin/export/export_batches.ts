/** All rows of a list, a piece at a time: memory does not grow with the table. */
import { Op } from 'sequelize';
import type { AdminField, AdminPage } from '../../describe';
import type { ListQuery } from '../../query';
import type { Admin } from '../context';
import { whereOf } from '../list';
import { linksFor, readRows, type Row } from '../record';

/** One thing that is written of each row. */
export interface ExportColumn {
  /** Its name in the file. */
  readonly name: string;
  readonly isNumber: boolean;
  valueOf(row: Row, label: (field: AdminField, row: Row) => string | undefined): unknown;
}

export interface ExportBatch {
  readonly rows: readonly Row[];
  label(field: AdminField, row: Row): string | undefined;
}

const BATCH = 1_000;

/** Every field that may be seen; of a reference its id, and beside it what the record is called. */
export function exportColumns(page: AdminPage): ExportColumn[] {
  return page.fields
    .filter(({ secret }) => !secret)
    .flatMap((field): ExportColumn[] => {
      const { attribute, currency, target, numeric, key } = field;
      const own = (name: string, isNumber = false): ExportColumn => ({
        name,
        isNumber,
        valueOf: (row) => row[name],
      });
      if (target !== undefined)
        return [own(attribute), { name: key, isNumber: false, valueOf: (row, label) => label(field, row) }];
      return currency === undefined ? [own(attribute, numeric)] : [own(attribute, numeric), own(currency)];
    });
}

/** Reads the first piece before anything is written: what is refused is refused in words, not in half a file. */
export async function begun(batches: AsyncGenerator<ExportBatch>): Promise<AsyncIterable<ExportBatch>> {
  const first = await batches.next();
  return (async function* () {
    if (first.done !== true) yield first.value;
    yield* batches;
  })();
}

/**
 * In the order in which records were made, each piece where the last one ended: a record that is added meanwhile comes
 * last, and none comes twice.
 */
export async function* exportBatches(
  admin: Admin,
  page: AdminPage,
  query: Pick<ListQuery, 'q' | 'filters'>,
): AsyncGenerator<ExportBatch> {
  const where = whereOf(admin, page, query);
  for (let after: string | undefined; ;) {
    const beyond = after === undefined ? {} : { id: { [Op.gt]: after } };
    const rows = await readRows(admin, page, {
      where: { [Op.and]: [where, beyond] },
      order: [['id', 'ASC']],
      limit: BATCH,
    });
    if (rows.length > 0) {
      const links = await linksFor(admin, page, rows);
      yield { rows, label: ({ target, attribute }, row) => links(target, row[attribute])?.label };
    }
    if (rows.length < BATCH) return;
    after = String(rows.at(-1)?.['id']);
  }
}
