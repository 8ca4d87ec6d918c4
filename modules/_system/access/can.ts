/** `menu-cli can`: why somebody may do something, or not. The answer is the one of the page. */
import { refusal, type ModuleCommand } from 'ordinal-host';
import { asJson, explain } from './explain';
import { plain } from './explanation';
import { factsOf, permissionOf, userOf } from './read_facts';
import { wrongRecord } from './rules_for';

const SIGNS = { yes: '✓', no: '✗', neither: '·' } as const;
const FAILED = 1;

export const can: ModuleCommand = {
  summary: 'why somebody may do something, or not',
  args: {
    '<user>': 'user name, e-mail or id',
    '<permission>': 'as customers.update',
    '[record]': 'its id or address: rules may open some records and not others',
  },
  examples: [
    ['menu-cli can ines customers.update', 'yes or no, and what would change it; 1 when not'],
    [
      'menu-cli can ines customers.update 0197f0c2-7b2e-7c31-9d8e-3a5b6c7d8e9f',
      'the same of one record, naming the rules it meets or does not',
    ],
  ],
  async run([who = '', what = '', record], _options, { models, conditions, print, json }) {
    const user = await userOf(models, who);
    const permission = await permissionOf(models, what);
    const errors = [
      ...(user === null ? [{ name: 'user', message: `nobody is called ${who}` }] : []),
      ...(permission === undefined
        ? [
            {
              name: 'permission',
              message: `there is no ${what}; the host writes down what there is when it starts`,
            },
          ]
        : []),
      ...(permission === undefined || record === undefined
        ? []
        : await wrongRecord(conditions, permission.name, record)),
    ];
    if (user === null || permission === undefined || errors.length > 0)
      throw refusal(404, 'That cannot be said.', { errors });
    const explanation = explain(await factsOf({ models, conditions }, user, permission, record));
    print(`${explanation.verdict} ${plain(explanation.reason)}`);
    for (const { state, words } of explanation.chain) print(`  ${SIGNS[state]} ${plain(words)}`);
    if (explanation.waysOut.length > 0) print('\n  Ways out');
    for (const { words } of explanation.waysOut) print(`    - ${plain(words)}`);
    json(asJson(explanation));
    return explanation.may ? 0 : FAILED;
  },
};
