/** What a model declares that can be done with its records. */
import type { ActionSpec } from '../../declare';
import type { AdminAction, AdminPage } from '../../describe';
import type { Admin } from '../context';
import type { DoPart } from './parts';
import { updatePart } from './update_part';

const specOf = (admin: Admin, page: AdminPage, { name }: AdminAction): ActionSpec<never> => {
  const spec = admin.entryOf(page).admin.actions?.[name];
  if (spec === undefined) throw new Error(`${page.model} declares no action ${name}`);
  return spec;
};

/** Whether an action is for a record. @param row an instance of the model, whole */
export const isFor = (admin: Admin, page: AdminPage, action: AdminAction, row: object): boolean =>
  specOf(admin, page, action).when?.(row as never) !== false;

/** Does it with some records; those it is not for are left as they are. */
export const actOnPart = (admin: Admin, page: AdminPage, action: AdminAction): DoPart =>
  updatePart(admin, page, {
    async each(row, transaction) {
      if (isFor(admin, page, action, row))
        await specOf(admin, page, action).run(row as never, { transaction });
    },
  });
