/** The form of a rule on records, drawn: as the rule is, or as somebody has filled it in; and what it would open. */
import { RECORD_ACTIONS, type ExpressResponse, type Wrong } from 'ordinal-host';
import { HERE } from './explain_page';
import type { RecordRuleForm } from './record_rule_input';
import { narrowable, RECORD_RULES, RULES, withQuery, type RuleContext } from './rule_parts';
import { standingOf, type StandingRole } from './standing';

export interface ShownRule {
  readonly role: StandingRole;
  readonly form: RecordRuleForm;
  readonly errors?: readonly Wrong[];
  /** The rule that is changed; nothing for a new one. */
  readonly id?: string;
}

export type DrawRule = (response: ExpressResponse, shown: ShownRule) => Promise<void>;

/** How many records of how many a condition opens; nothing for one that cannot be asked. */
async function opened({ conditions }: Pick<RuleContext, 'conditions'>, { table, condition }: RecordRuleForm) {
  if (table === '' || conditions.wrong(table, condition).length > 0) return undefined;
  const [matching, all] = await Promise.all([conditions.count(table, condition), conditions.count(table)]);
  return { matching, all, words: conditions.words(table, condition) };
}

export const ruleForm =
  ({ models, project, conditions }: Pick<RuleContext, 'models' | 'project' | 'conditions'>): DrawRule =>
  async (response, { role, form, errors = [], id }) => {
    const title = id === undefined ? 'New rule' : form.name;
    response
      .status(errors.length > 0 ? 422 : 200)
      .set('Cache-Control', 'no-store')
      .render('access/record_rule', {
        title,
        crumbs: [
          { text: 'Permissions', to: HERE },
          { text: 'Rules', to: withQuery(RULES, { role: role.name }) },
          { text: title },
        ],
        active: HERE,
        role,
        roles: id === undefined ? narrowable(await standingOf(models)) : [],
        form,
        errors,
        id,
        action: id === undefined ? `${RECORD_RULES}/new` : `${RECORD_RULES}/${id}`,
        back: withQuery(RULES, { role: role.name }),
        tables: project.tables,
        table: project.tables.find((one) => one.table === form.table),
        fields: (conditions.fields(form.table) ?? []).filter(({ comparable }) => comparable),
        actions: RECORD_ACTIONS,
        opened: await opened({ conditions }, form),
      });
  };
