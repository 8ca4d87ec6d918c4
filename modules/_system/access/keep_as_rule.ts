/** A list that is filtered becomes a rule: a button at its head, for whoever decides about roles. */
import { formInput, notUnderstood, refusal, type AskedMenu, type PageButton } from 'ordinal-host';
import { conditionIn } from './record_rule_input';
import { RECORD_RULES, RULES, withQuery, type RuleContext } from './rule_parts';

const FROM_LIST = `${RULES}/from-list`;

/** The condition in the address of a list; nothing where it is not filtered. */
const filtersOf = (address: string): string =>
  conditionIn(new URL(address, 'http://host').search)
    .split('&')
    .filter((part) => part.startsWith('f.'))
    .join('&');

/** Plain data in, plain data out. */
export function ruleButton({ page, contributed, may }: AskedMenu): PageButton[] {
  if (!page.lasting || !may('access.manage')) return [];
  const { pathname } = new URL(page.address, 'http://host');
  // Lists of records are the entries with a loading number.
  const list = contributed
    .flatMap(({ entries }) => entries)
    .find(({ to, number }) => to === pathname && number !== undefined);
  if (list === undefined || filtersOf(page.address) === '') return [];
  return [
    {
      title: 'Keep these filters as a rule',
      icon: 'lock',
      on: false,
      action: FROM_LIST,
      fields: { address: page.address },
    },
  ];
}

/** Leads to the form of a new rule with what the list shows. */
export function keepAsRule({ router, access, project }: RuleContext): void {
  router.post('/rules/from-list', access('access.manage'), (request, response) => {
    const { address } = formInput(request, ['address']);
    if (!/^\/(?![/\\])/.test(address))
      throw notUnderstood([{ name: 'address', message: 'must be an address of this site' }]);
    const { pathname } = new URL(address, 'http://host');
    const list = project.tables.find(({ to }) => to === pathname);
    if (list === undefined) throw refusal(422, 'This is not the list of a table.');
    response.redirect(
      303,
      withQuery(`${RECORD_RULES}/new`, { table: list.table, condition: filtersOf(address) }),
    );
  });
}
