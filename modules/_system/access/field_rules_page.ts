/** `/rules/fields?role=&table=`: every field of a table, and what a role sees of it. */
import {
  formInput,
  op,
  parametersOf,
  refusal,
  type ConditionField,
  type ExpressResponse,
  type Models,
  type Wrong,
} from 'ordinal-host';
import { freshly } from '../auth';
import { HERE } from './explain_page';
import {
  FIELD_RULES,
  roleNamed,
  RULES,
  tableNamed,
  withQuery,
  type RuleContext,
  type Table,
} from './rule_parts';
import { ALWAYS_SHOWN } from './sound_rules';
import { standingOf, type StandingRole } from './standing';

const EFFECTS = ['open', 'read-only', 'hidden'] as const;
type Effect = (typeof EFFECTS)[number];

interface Shown {
  readonly role: StandingRole;
  readonly table: Table | undefined;
  readonly effects: ReadonlyMap<string, Effect>;
}

/** Every field but those no page does without. */
const offered = (fields: readonly ConditionField[]): ConditionField[] =>
  fields.filter(({ name }) => !ALWAYS_SHOWN.has(name));

export function fieldRulesPage(context: RuleContext): void {
  const { router, models, access, project, conditions, transaction } = context;

  const draw = (response: ExpressResponse, { role, table, effects }: Shown): void =>
    response.set('Cache-Control', 'no-store').render('access/field_rules', {
      title: 'Fields',
      crumbs: [
        { text: 'Permissions', to: HERE },
        { text: 'Rules', to: withQuery(RULES, { role: role.name }) },
        { text: 'Fields' },
      ],
      active: HERE,
      here: FIELD_RULES,
      back: withQuery(RULES, { role: role.name }),
      role,
      tables: project.tables,
      table,
      fields: offered(conditions.fields(table?.table ?? '') ?? []).map((field) => ({
        ...field,
        effect: effects.get(field.name) ?? 'open',
      })),
    });

  router.get('/rules/fields', access('access.manage'), async (request, response) => {
    const { role: name, table: of } = parametersOf(request, ['role', 'table']);
    const role = roleNamed(await standingOf(models), name);
    const table = of === undefined ? undefined : tableNamed(project, of);
    const rules =
      table === undefined
        ? []
        : await models.FieldRule.findAll({ where: { roleId: role.id, table: table.table } });
    draw(response, { role, table, effects: new Map(rules.map(({ field, effect }) => [field, effect])) });
  });

  router.post('/rules/fields', access('access.manage'), freshly({ models }), async (request, response) => {
    const { role: name, table: of } = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const role = roleNamed(await standingOf(models), typeof name === 'string' ? name : undefined);
    const table = tableNamed(project, typeof of === 'string' ? of : '');
    const fields = offered(conditions.fields(table.table) ?? []);
    const input = formInput(request, ['role', 'table', ...fields.map((field) => `f.${field.name}`)]);
    const wanted = new Map<string, Effect>();
    const wrong: Wrong[] = [];
    for (const { name: field, readOnly } of fields) {
      const effect = input[`f.${field}`] || 'open';
      if (!isEffect(effect) || (effect === 'read-only' && readOnly))
        wrong.push({ name: `f.${field}`, message: `cannot be ${effect}` });
      else wanted.set(field, effect);
    }
    if (wrong.length > 0)
      throw refusal(422, wrong.map((one) => `${one.name} ${one.message}`).join('; '), { errors: wrong });
    await transaction(() => save(models, role.id, table.table, wanted));
    response.redirect(303, withQuery(RULES, { role: role.name, did: 'saved' }));
  });
}

/** What is as it was is not written again. */
async function save(
  { FieldRule }: Pick<Models, 'FieldRule'>,
  roleId: string,
  table: string,
  wanted: ReadonlyMap<string, Effect>,
): Promise<void> {
  const there = await FieldRule.findAll({ where: { roleId, table } });
  const stays = there.filter(({ field, effect }) => wanted.get(field) === effect);
  await FieldRule.destroy({ where: { roleId, table, id: { [op.notIn]: stays.map(({ id }) => id) } } });
  for (const [field, effect] of wanted)
    if (effect !== 'open' && !stays.some((one) => one.field === field))
      await FieldRule.create({ roleId, table, field, effect });
}

const isEffect = (word: string): word is Effect => (EFFECTS as readonly string[]).includes(word);
