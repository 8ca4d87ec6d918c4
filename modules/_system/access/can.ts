/** `menu-cli can`: why somebody may do something, or not. The answer is the one of the page. */
import { refusal, type ModuleCommand } from 'ordinal-host';
import { asJson, explain } from './explain';
import { plain } from './explanation';
import { factsOf, permissionOf, userOf } from './read_facts';

const SIGNS = { yes: '✓', no: '✗', neither: '·' } as const;
const FAILED = 1;

export const can: ModuleCommand = {
  summary: 'why somebody may do something, or not',
  args: { '<user>': 'user name, e-mail or id', '<permission>': 'as customers.update' },
  examples: [['menu-cli can ines customers.update', 'yes or no, and what would change it; 1 when not']],
  async run([who = '', what = ''], _options, { models, print, json }) {
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
    ];
    if (user === null || permission === undefined) throw refusal(404, 'That cannot be said.', { errors });
    const explanation = explain(await factsOf(models, user, permission));
    print(`${explanation.verdict} ${plain(explanation.reason)}`);
    for (const { state, words } of explanation.chain) print(`  ${SIGNS[state]} ${plain(words)}`);
    if (explanation.waysOut.length > 0) print('\n  Ways out');
    for (const { words } of explanation.waysOut) print(`    - ${plain(words)}`);
    json(asJson(explanation));
    return explanation.may ? 0 : FAILED;
  },
};
