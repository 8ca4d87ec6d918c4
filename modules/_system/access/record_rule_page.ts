/** `/rules/records/new`, `/rules/records/:id`: which records a role opens, for which actions. */
import {
  formInput,
  notUnderstood,
  parametersOf,
  RECORD_ACTIONS,
  refusal,
  type ExpressResponse,
  type Instance,
  type Request,
  type Wrong,
} from 'ordinal-host';
import { freshly } from '../auth';
import { HERE } from './explain_page';
import { ACTION_FIELDS, conditionIn, formIn, wrongIn, type RecordRuleForm } from './record_rule_input';
import { narrowable, RECORD_RULES, roleNamed, RULES, withQuery, type RuleContext } from './rule_parts';
import type { Said } from './rules_page';
import { standingOf, type StandingRole } from './standing';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Shown {
  readonly role: StandingRole;
  readonly form: RecordRuleForm;
  readonly errors?: readonly Wrong[];
  /** The rule that is changed; nothing for a new one. */
  readonly id?: string;
}

export function recordRulePages(context: RuleContext): void {
  const { router, models, access, project, conditions, transaction } = context;
  const fresh = freshly({ models });

  const draw = async (response: ExpressResponse, { role, form, errors = [], id }: Shown): Promise<void> => {
    const sound = form.table !== '' && conditions.wrong(form.table, form.condition).length === 0;
    const [matching, all] = sound
      ? await Promise.all([conditions.count(form.table, form.condition), conditions.count(form.table)])
      : [undefined, undefined];
    const table = project.tables.find((one) => one.table === form.table);
    response
      .status(errors.length > 0 ? 422 : 200)
      .set('Cache-Control', 'no-store')
      .render('access/record_rule', {
        title: id === undefined ? 'New rule' : form.name,
        crumbs: [
          { text: 'Permissions', to: HERE },
          { text: 'Rules', to: withQuery(RULES, { role: role.name }) },
          { text: id === undefined ? 'New rule' : 'Rule' },
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
        table,
        fields: (conditions.fields(form.table) ?? []).filter(({ comparable }) => comparable),
        actions: RECORD_ACTIONS,
        matching,
        all,
        words: sound ? conditions.words(form.table, form.condition) : '',
      });
  };
  const done = (response: ExpressResponse, role: string, did: Said): void =>
    response.redirect(303, withQuery(RULES, { role, did }));

  const ruleOf = async (request: Request): Promise<Instance<'RecordRule'>> => {
    const id = String(request.params['id']);
    const rule = UUID.test(id) ? await models.RecordRule.findOne({ where: { id } }) : null;
    if (rule === null) throw refusal(404, 'This rule does not exist, or not any more.');
    return rule;
  };
  const roleOf = async ({ roleId }: Instance<'RecordRule'>): Promise<StandingRole> => {
    const { roles } = await standingOf(models);
    const role = roles.find(({ id }) => id === roleId);
    if (role === undefined) throw refusal(404, 'The role of this rule does not exist any more.');
    return role;
  };
  /** Names of the same role and table tell rules apart. */
  const isTaken = async (roleId: string, { table, name }: RecordRuleForm, but?: string): Promise<boolean> =>
    (await models.RecordRule.findAll({ where: { roleId, table, name } })).some(({ id }) => id !== but);
  const TAKEN: Wrong = { name: 'name', message: 'is what another rule of this role on this table is called' };

  router.get('/rules/records/new', access('access.manage'), fresh, async (request, response) => {
    const { role: name, table = '', condition = '' } = parametersOf(request, ['role', 'table', 'condition']);
    const role = roleNamed(await standingOf(models), name);
    if (table !== '' && !project.tables.some((one) => one.table === table))
      throw notUnderstood([{ name: 'table', message: `names no table: ${table}` }]);
    const form = { name: '', table, actions: RECORD_ACTIONS, condition: conditionIn(condition) };
    await draw(response, { role, form });
  });

  router.post('/rules/records/new', access('access.manage'), fresh, async (request, response) => {
    const input = formInput(request, ['role', 'name', 'table', 'condition', ...ACTION_FIELDS]);
    const role = roleNamed(await standingOf(models), input.role);
    const form = formIn(input);
    const errors = wrongIn(form, conditions);
    if (errors.length === 0 && (await isTaken(role.id, form))) errors.push(TAKEN);
    if (errors.length > 0) return draw(response, { role, form, errors });
    await transaction(() =>
      models.RecordRule.create({ ...form, actions: [...form.actions], roleId: role.id }),
    );
    done(response, role.name, 'added');
  });

  router.get('/rules/records/:id', access('access.manage'), async (request, response) => {
    parametersOf(request, []);
    const rule = await ruleOf(request);
    const { id, name, table, actions, condition } = rule;
    await draw(response, { role: await roleOf(rule), form: { name, table, actions, condition }, id });
  });

  router.post('/rules/records/:id', access('access.manage'), fresh, async (request, response) => {
    const input = formInput(request, ['role', 'name', 'table', 'condition', ...ACTION_FIELDS]);
    const rule = await ruleOf(request);
    const role = await roleOf(rule);
    const form = formIn(input);
    const errors = wrongIn(form, conditions);
    if (errors.length === 0 && (await isTaken(role.id, form, rule.id))) errors.push(TAKEN);
    if (errors.length > 0) return draw(response, { role, form, errors, id: rule.id });
    await transaction(() => rule.update({ ...form, actions: [...form.actions] }));
    done(response, role.name, 'saved');
  });

  router.post('/rules/records/:id/remove', access('access.manage'), fresh, async (request, response) => {
    formInput(request, []);
    const rule = await ruleOf(request);
    const role = await roleOf(rule);
    await transaction(() => rule.destroy());
    done(response, role.name, 'removed');
  });
}
