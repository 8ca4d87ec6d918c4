import { defineView } from 'ordinal-host';
import { explainPage } from './explain_page';
import { fieldRulesPage } from './field_rules_page';
import { groupGrants } from './group_grants';
import { keepAsRule } from './keep_as_rule';
import { matrixPage } from './matrix_page';
import { newRecordRule, storedRecordRule } from './record_rule_page';
import { rulesPage } from './rules_page';

export default defineView((context) => {
  matrixPage(context);
  explainPage(context);
  groupGrants(context);
  rulesPage(context);
  keepAsRule(context);
  newRecordRule(context);
  storedRecordRule(context);
  fieldRulesPage(context);
  return context.router;
});
