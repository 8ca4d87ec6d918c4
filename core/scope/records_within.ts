/** What must hold for the records that whoever is acting may read or change. */
import { Op, type WhereOptions } from 'sequelize';
import { recordsOf } from '../actor';
import type { AnyWhere, Conditions, RecordAction, RecordCondition } from '../declare';

/** No record meets it: none is without an id. */
const NONE = { id: null };

/** What is changed or deleted must be what one may see, where one may see any. */
const ALSO_READ: readonly RecordAction[] = ['update', 'delete'];

const asked = (action: RecordAction): readonly RecordAction[] =>
  ALSO_READ.includes(action) ? ['read', action] : [action];

/** Every rule that narrows an action, each once: those of what one may see among them. */
export const rulesOn = (table: string, action: RecordAction): readonly RecordCondition[] => {
  const all = asked(action).flatMap((one) => recordsOf(table, one) ?? []);
  return [...new Map(all.map((rule) => [`${rule.name} ${rule.text}`, rule])).values()];
};

/** Conditions that must all hold; none where every record is open. One that cannot be asked any more lets nobody through. */
export function recordsWithin(conditions: Conditions, table: string, action: RecordAction): WhereOptions[] {
  return asked(action).flatMap((one) => {
    const rules = recordsOf(table, one);
    if (rules === undefined) return [];
    const anyOf = rules
      .filter(({ text }) => conditions.wrong(table, text).length === 0)
      .map(({ text }) => conditions.where(table, text));
    return [anyOf.length === 0 ? NONE : { [Op.or]: anyOf }];
  });
}

/** The same as one question, for queries of modules. */
export const within = (conditions: Conditions, table: string, action: RecordAction): AnyWhere => ({
  [Op.and]: recordsWithin(conditions, table, action),
});
