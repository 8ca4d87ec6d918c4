/** How a referenced record is chosen: from a list when there are few, by searching when there are many. */
import { Op } from 'sequelize';
import { may } from '../../actor';
import type { Admin } from '../context';
import { lower, type AdminField } from '../../describe';
import { searchCondition, UUID } from '../../query';
import { countRows, countText, labelAttributes, namesOf, readLinks, readRows } from '../record';

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** What tells records of one name apart. */
  readonly note: string;
}

export interface Chooser {
  /** Everything there is, or what was found. */
  readonly choices: readonly Choice[];
  readonly current: Pick<Choice, 'id' | 'label'> | undefined;
  /** Records are looked for by words. */
  readonly searched: boolean;
  readonly open: boolean;
  readonly q: string;
  readonly total: string;
  readonly plural: string;
  /** Where one more is made, and what that is called; nothing for whoever may not. */
  readonly add: { readonly to: string; readonly text: string } | undefined;
}

/** Up to this many records stand in one list. */
const LISTED = 100;
const FOUND = 8;

/** Undefined for a table that is not there, or whose records one may not read: there the id is typed. */
export async function chooserOf(
  admin: Admin,
  field: AdminField,
  id: string,
  q: string | undefined,
  open: boolean,
): Promise<Chooser | undefined> {
  const target = field.target === undefined ? undefined : admin.pageOf(field.target);
  if (target === undefined || !may(`${target.table}.read`)) return undefined;
  const link = UUID.test(id) ? (await readLinks(admin, target, [id])).get(id) : undefined;
  const current =
    id === ''
      ? undefined
      : { id, label: link === undefined ? id : link.trashed ? `${link.label}, in trash` : link.label };
  const apart = target.search.find((attribute) => !target.title.includes(attribute));
  const attributes = labelAttributes(target, apart === undefined ? [] : [apart]);
  const order = labelAttributes(target).slice(1).concat('id');
  const few = await readRows(admin, target, { attributes, order, limit: LISTED + 1 });
  const choices = async (rows: typeof few): Promise<Choice[]> => {
    const nameIn = await namesOf(admin, target, rows);
    return rows.map((row) => ({
      id: String(row['id']),
      label: nameIn(row),
      note: apart === undefined ? '' : String(row[apart] ?? ''),
    }));
  };
  const isAddable = target.creatable && may(`${target.table}.create`);
  const add = isAddable ? { to: `${target.path}/new`, text: `New ${lower(target.label)}` } : undefined;
  const rest = { current, open, q: q ?? '', plural: target.plural, add };
  if (few.length <= LISTED)
    return { ...rest, choices: await choices(few), searched: false, total: String(few.length) };
  const where = {
    [Op.and]: searchCondition(target.search, q ?? ''),
  };
  const found = open ? await readRows(admin, target, { attributes, order, where, limit: FOUND }) : [];
  return {
    ...rest,
    choices: await choices(found),
    searched: true,
    total: countText(await countRows(admin, target, {})),
  };
}
