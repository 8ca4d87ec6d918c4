/** To give out roles is not to hold them all: what is over others is given only by those who have it. */
import { refusal, type HookContext } from 'ordinal-host';
import { lackingTo, wordsOf, type Rows } from './over_others';

export interface Given {
  readonly id: string;
  readonly roleId: string;
}

/** Looks at a row that says somebody has a role, once it is written and before it stands. */
export const giving =
  (rows: Rows, actor: HookContext['actor']) =>
  async ({ id, roleId }: Given): Promise<void> => {
    const by = actor()?.id ?? null;
    // Commands, seeds and the link of a first start act for nobody in particular.
    if (by === null) return;
    const lacking = await lackingTo(rows, by, [roleId], id);
    if (lacking === undefined) return;
    const reason = `only somebody who has ${wordsOf(lacking)} may give it`;
    throw refusal(422, `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`, {
      errors: [{ name: 'role', message: reason }],
    });
  };
