/** What a list offers beside its rows: files, the trash, and what can be done with records that are ticked. */
import { may } from '../../actor';
import { sentence, type AdminAction, type AdminPage } from '../../describe';
import { quickFields } from '../bulk';
import type { Admin } from '../context';
import { EXPORT_FORMATS } from '../export';
import type { ListQuery } from '../../query';
import type { TableCount } from '../record';
import { countTrash } from '../trash';
import { narrowing } from './export_routes';

const YES_NO = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

interface ListBulk {
  readonly changes: boolean;
  readonly exports: boolean;
  readonly deletes: boolean;
  readonly actions: readonly AdminAction[];
  /** Fields whose values are set without a form. */
  readonly quick: readonly {
    readonly attribute: string;
    readonly label: string;
    readonly values: readonly { readonly value: string; readonly label: string }[];
  }[];
}

/** A list with more records than this is not searched for those in the trash as well. */
const COUNTED = 10_000;

/** How many records are in the trash: nothing where they are not counted, undefined where there is no trash. */
export async function trashOf(
  admin: Admin,
  page: AdminPage,
  whole: TableCount | undefined,
): Promise<string | undefined> {
  if (!page.softDelete) return undefined;
  return whole === undefined || whole.count > COUNTED ? '' : countTrash(admin, page);
}

/** Addresses of what the list shows as a file, for whoever may take it away. */
export function filesOf(
  page: AdminPage,
  query: ListQuery,
): { readonly title: string; readonly to: string }[] {
  if (!may(`${page.table}.export`)) return [];
  return Object.entries(EXPORT_FORMATS).map(([format, { title }]) => ({
    title,
    to: `${page.path}/export?${new URLSearchParams([['format', format], ...narrowing(query)]).toString()}`,
  }));
}

/** What can be done with records that are ticked; nothing for whoever may do none of it. */
export function bulkOf(page: AdminPage): ListBulk | undefined {
  const changes = page.editable && may(`${page.table}.update`);
  const exports = may(`${page.table}.export`);
  const deletes = page.softDelete && may(`${page.table}.delete`);
  const actions = page.actions.filter(({ permission }) => may(permission));
  if (!changes && !exports && !deletes && actions.length === 0) return undefined;
  const quick = changes ? quickFields(page) : [];
  return {
    changes,
    exports,
    deletes,
    actions,
    quick: quick.map(({ attribute, label, spec }) => ({
      attribute,
      label,
      values:
        spec.kind === 'boolean'
          ? YES_NO
          : (spec.values ?? []).map((value) => ({ value, label: sentence(value) })),
    })),
  };
}
