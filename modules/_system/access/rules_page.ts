/** `GET /rules?role=`: what is left of what a role grants: which records, which fields. */
import { notUnderstood, parametersOf, type Instance } from 'ordinal-host';
import { HERE, wantsJson } from './explain_page';
import {
  FIELD_RULES,
  narrowable,
  RECORD_RULES,
  roleNamed,
  RULES,
  withQuery,
  type RuleContext,
} from './rule_parts';
import { standingOf, type StandingRole } from './standing';

const SAID = {
  added: 'The rule is added, within a second everywhere.',
  saved: 'Saved, within a second everywhere.',
  removed: 'The rule is removed, within a second everywhere.',
} as const;
export type Said = keyof typeof SAID;

const isSaid = (word: string): word is Said => Object.hasOwn(SAID, word);

export function rulesPage({ router, models, access, project, conditions }: RuleContext): void {
  router.get('/rules', access('access.manage'), async (request, response) => {
    const { role: name, did } = parametersOf(request, ['role', 'did']);
    if (did !== undefined && !isSaid(did)) throw notUnderstood([{ name: 'did', message: 'says nothing' }]);
    const standing = await standingOf(models);
    const role = roleNamed(standing, name);
    const [records, fields] = await Promise.all([
      models.RecordRule.findAll({ where: { roleId: role.id }, order: ['table', 'name'] }),
      models.FieldRule.findAll({ where: { roleId: role.id }, order: ['table', 'field'] }),
    ]);
    response.set('Cache-Control', 'no-store');
    if (wantsJson(request)) {
      const record = records.map(({ id, table, name: called, actions, condition }) => ({
        id,
        table,
        name: called,
        actions,
        condition,
      }));
      const field = fields.map(({ table, field: of, effect }) => ({ table, field: of, effect }));
      return void response.json({ role: role.name, records: record, fields: field });
    }
    response.render('access/rules', {
      title: 'Rules',
      crumbs: [{ text: 'Permissions', to: HERE }, { text: 'Rules' }],
      active: HERE,
      here: RULES,
      role,
      roles: narrowable(standing),
      said: did === undefined ? undefined : SAID[did],
      records: recordsShown({ project, conditions }, role, records),
      fields: fieldsShown({ project, conditions }, role, fields),
      newRecordRule: `${RECORD_RULES}/new?role=${encodeURIComponent(role.name)}`,
      newFieldRule: `${FIELD_RULES}?role=${encodeURIComponent(role.name)}`,
    });
  });
}

type Words = Pick<RuleContext, 'project' | 'conditions'>;

const tableShown = ({ project }: Words, table: string): { number: number | undefined; title: string } =>
  project.tables.find((one) => one.table === table) ?? { number: undefined, title: table };

/** A rule on what the role does not open anyway. */
const isIdle = ({ grants }: StandingRole, table: string): boolean =>
  ![...grants].some((one) => one.startsWith(`${table}.`));

const recordsShown = (words: Words, role: StandingRole, rules: readonly Instance<'RecordRule'>[]) =>
  rules.map(({ id, table, name, actions, condition }) => ({
    ...tableShown(words, table),
    table,
    name,
    actions,
    words: words.conditions.words(table, condition),
    // What was renamed or switched off since: the rule lets nobody through until it is mended.
    wrong: words.conditions.wrong(table, condition).map(({ name: part, message }) => `${part} ${message}`),
    idle: isIdle(role, table),
    to: `${RECORD_RULES}/${id}`,
  }));

const fieldsShown = (words: Words, role: StandingRole, rules: readonly Instance<'FieldRule'>[]) =>
  [...new Set(rules.map(({ table }) => table))].map((table) => {
    const labels = new Map(words.conditions.fields(table)?.map(({ name, label }) => [name, label]));
    return {
      ...tableShown(words, table),
      table,
      rules: rules
        .filter((rule) => rule.table === table)
        .map(({ field, effect }) => ({ label: labels.get(field) ?? field, effect })),
      idle: isIdle(role, table),
      to: withQuery(FIELD_RULES, { role: role.name, table }),
    };
  });
