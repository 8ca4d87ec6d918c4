/** What `views/admin/bulk_change.ejs` draws: which records, and a form of which each field has to be ticked. */
import { Op } from 'sequelize';
import { counted, type AdminPage } from '../../describe';
import type { Admin } from '../context';
import { formView, type SectionView, type Wrongs } from '../form';
import { labelAttributes, namesOf, readRows } from '../record';
import { settablePage, type ChangeAsked } from './change_form';
import type { Selection } from './selection';

export interface ChangeView {
  readonly admin: AdminPage;
  readonly count: number;
  /** `25 customers` */
  readonly heading: string;
  /** Some of the records by name. */
  readonly names: readonly string[];
  readonly more: number;
  readonly sections: readonly SectionView[];
  readonly summary: readonly { readonly to: string; readonly text: string }[];
  readonly set: readonly string[];
  readonly trouble: string;
  readonly back: string;
  readonly carried: Selection['carried'];
}

/** Records that are named; the others are counted. */
const NAMED = 12;

/** @param trouble said above the form; empty when it is first drawn */
export async function changeView(
  admin: Admin,
  page: AdminPage,
  selection: Selection,
  ids: readonly string[],
  asked: ChangeAsked,
  { wrong = {}, trouble = '' }: { readonly wrong?: Wrongs; readonly trouble?: string } = {},
): Promise<ChangeView> {
  const own = settablePage(page);
  const form = await formView(admin, {
    page: own,
    id: undefined,
    name: '',
    texts: asked.typed,
    before: {},
    wrong,
    version: '',
    searches: asked.searches,
    open: asked.does.startsWith('pick.') ? asked.does.slice(5) : undefined,
  });
  const names = await namesIn(admin, page, ids);
  return {
    admin: page,
    count: ids.length,
    heading: counted(ids.length, page.label.toLowerCase(), page.plural.toLowerCase()),
    names,
    more: ids.length - names.length,
    sections: form.sections,
    summary: form.summary,
    set: asked.set,
    trouble: trouble === '' ? form.summaryTitle : trouble,
    back: selection.back,
    carried: selection.carried,
  };
}

/** What the first of some records are called. */
export async function namesIn(admin: Admin, page: AdminPage, ids: readonly string[]): Promise<string[]> {
  const rows = await readRows(admin, page, {
    attributes: labelAttributes(page),
    where: { id: { [Op.in]: ids.slice(0, NAMED) } },
    order: [['id', 'ASC']],
  });
  return rows.map(await namesOf(admin, page, rows));
}
