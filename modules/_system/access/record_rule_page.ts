/** `/rules/records/new`, `/rules/records/:id`: which records a role opens, for which actions. */
import {
  formInput,
  notUnderstood,
  parametersOf,
  RECORD_ACTIONS,
  refusal,
  type ExpressResponse,
  type Instance,
  type Models,
  type Request,
  type Wrong,
} from 'ordinal-host';
import { freshly } from '../auth';
import { ruleForm } from './record_rule_form';
import { ACTION_FIELDS, conditionIn, formIn, wrongIn, type RecordRuleForm } from './record_rule_input';
import { narrowable, roleNamed, RULES, withQuery, type RuleContext } from './rule_parts';
import type { Said } from './rules_page';
import { standingOf, type StandingRole } from './standing';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const SENT = ['role', 'name', 'table', 'condition', ...ACTION_FIELDS] as const;
const TAKEN: Wrong = { name: 'name', message: 'is what another rule of this role on this table is called' };

const done = (response: ExpressResponse, role: string, did: Said): void =>
  response.redirect(303, withQuery(RULES, { role, did }));

/** Names of the same role and table tell rules apart. */
const isTaken = async (
  { RecordRule }: Pick<Models, 'RecordRule'>,
  roleId: string,
  { table, name }: RecordRuleForm,
  but?: string,
): Promise<boolean> =>
  (await RecordRule.findAll({ where: { roleId, table, name } })).some(({ id }) => id !== but);

/** A form that is drawn again has what was typed, not what was read into it. */
const asTyped = (
  form: RecordRuleForm,
  input: Readonly<Record<'name' | 'condition', string>>,
): RecordRuleForm => ({
  ...form,
  name: input.name,
  condition: input.condition,
});

export function newRecordRule(context: RuleContext): void {
  const { router, models, access, project, conditions, transaction } = context;
  const fresh = freshly({ models });
  const draw = ruleForm(context);

  router.get('/rules/records/new', access('access.manage'), fresh, async (request, response) => {
    const { role: name, table = '', condition = '' } = parametersOf(request, ['role', 'table', 'condition']);
    const role = roleNamed(await standingOf(models), name);
    if (table !== '' && !project.tables.some((one) => one.table === table))
      throw notUnderstood([{ name: 'table', message: `names no table: ${table}` }]);
    const form = { name: '', table, actions: RECORD_ACTIONS, condition: conditionIn(condition) };
    await draw(response, { role, form });
  });

  router.post('/rules/records/new', access('access.manage'), fresh, async (request, response) => {
    const input = formInput(request, SENT);
    const standing = await standingOf(models);
    const named = narrowable(standing).find(({ name }) => name === input.role);
    const role = named ?? roleNamed(standing, undefined);
    const form = formIn(input);
    const errors = wrongIn(form, conditions);
    if (named === undefined) errors.push({ name: 'role', message: 'names no role that can be narrowed' });
    if (errors.length === 0 && (await isTaken(models, role.id, form))) errors.push(TAKEN);
    if (errors.length > 0) return draw(response, { role, form: asTyped(form, input), errors });
    const values = { ...form, actions: [...form.actions], roleId: role.id };
    await transaction(() => models.RecordRule.create(values));
    done(response, role.name, 'added');
  });
}

export function storedRecordRule(context: RuleContext): void {
  const { router, models, access, conditions, transaction } = context;
  const fresh = freshly({ models });
  const draw = ruleForm(context);

  const ruleOf = async (
    request: Request,
  ): Promise<{ readonly rule: Instance<'RecordRule'>; readonly role: StandingRole }> => {
    const id = String(request.params['id']);
    const rule = UUID.test(id) ? await models.RecordRule.findOne({ where: { id } }) : null;
    const { roles } = await standingOf(models);
    const role = roles.find((one) => one.id === rule?.roleId);
    if (rule === null || role === undefined) throw refusal(404, 'This rule does not exist, or not any more.');
    return { rule, role };
  };

  router.get('/rules/records/:id', access('access.manage'), async (request, response) => {
    parametersOf(request, []);
    const { rule, role } = await ruleOf(request);
    const { id, name, table, actions, condition } = rule;
    await draw(response, { role, form: { name, table, actions, condition }, id });
  });

  router.post('/rules/records/:id', access('access.manage'), fresh, async (request, response) => {
    const input = formInput(request, SENT);
    const { rule, role } = await ruleOf(request);
    const form = formIn(input);
    const errors = wrongIn(form, conditions);
    if (errors.length === 0 && (await isTaken(models, role.id, form, rule.id))) errors.push(TAKEN);
    if (errors.length > 0) return draw(response, { role, form: asTyped(form, input), errors, id: rule.id });
    await transaction(() => rule.update({ ...form, actions: [...form.actions] }));
    done(response, role.name, 'saved');
  });

  router.post('/rules/records/:id/remove', access('access.manage'), fresh, async (request, response) => {
    formInput(request, []);
    const { rule, role } = await ruleOf(request);
    await transaction(() => rule.destroy());
    done(response, role.name, 'removed');
  });
}
