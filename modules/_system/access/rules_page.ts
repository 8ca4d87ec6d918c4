/** `GET /rules?role=`: what is left of what a role grants: which records, which fields. */
import { notUnderstood, parametersOf } from 'ordinal-host';
import { HERE, wantsJson } from './explain_page';
import { FIELD_RULES, narrowable, RECORD_RULES, roleNamed, RULES, type RuleContext } from './rule_parts';
import { standingOf } from './standing';

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
    const shown = (table: string): { number: number | undefined; title: string } =>
      project.tables.find((one) => one.table === table) ?? { number: undefined, title: table };
    const tables = [...new Set(fields.map(({ table }) => table))];
    const granted = (table: string): boolean => [...role.grants].some((one) => one.startsWith(`${table}.`));
    response.render('access/rules', {
      title: 'Rules',
      crumbs: [{ text: 'Permissions', to: HERE }, { text: 'Rules' }],
      active: HERE,
      here: RULES,
      role,
      roles: narrowable(standing),
      said: did === undefined ? undefined : SAID[did as Said],
      records: records.map(({ id, table, name: called, actions, condition }) => ({
        ...shown(table),
        table,
        name: called,
        actions,
        words: conditions.words(table, condition),
        // What was renamed or switched off since: the rule lets nobody through until it is mended.
        wrong: conditions.wrong(table, condition).map(({ name: part, message }) => `${part} ${message}`),
        idle: !granted(table),
        to: `${RECORD_RULES}/${id}`,
      })),
      fields: tables.map((table) => ({
        ...shown(table),
        table,
        rules: fields
          .filter((rule) => rule.table === table)
          .map(({ field, effect }) => ({
            label: conditions.fields(table)?.find((one) => one.name === field)?.label ?? field,
            effect,
          })),
        idle: !granted(table),
        to: `${FIELD_RULES}?${new URLSearchParams({ role: role.name, table }).toString()}`,
      })),
      newRecordRule: `${RECORD_RULES}/new?role=${encodeURIComponent(role.name)}`,
      newFieldRule: `${FIELD_RULES}?role=${encodeURIComponent(role.name)}`,
    });
  });
}
