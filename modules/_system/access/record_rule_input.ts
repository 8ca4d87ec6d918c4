/** What the form of a rule on records sent, read. Plain data in, plain data out. */
import { RECORD_ACTIONS, type Conditions, type RecordAction, type Wrong } from 'ordinal-host';
import { wrongRecordRule } from './sound_rules';

/** The fields of the form as they were typed. */
export interface RecordRuleForm {
  readonly name: string;
  readonly table: string;
  readonly actions: readonly RecordAction[];
  readonly condition: string;
}

export const ACTION_FIELDS = RECORD_ACTIONS.map((action) => `action.${action}` as const);

/** People paste what they have before them: the whole address of a list, or what stands behind its question mark. */
export function conditionIn(text: string): string {
  const query = text.trim().replace(/^[^?]*\?/, '');
  const given = [...new URLSearchParams(query)];
  // How the list was sorted and which page was looked at is no condition.
  const kept = given.filter(
    ([name, value]) => !['sort', 'page', 'pageSize', 'tab'].includes(name) && value !== '',
  );
  return kept.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
}

/** @param input texts by name */
export const formIn = (input: Readonly<Record<string, string>>): RecordRuleForm => ({
  name: (input['name'] ?? '').trim(),
  table: input['table'] ?? '',
  actions: RECORD_ACTIONS.filter((action) => (input[`action.${action}`] ?? '') !== ''),
  condition: conditionIn(input['condition'] ?? ''),
});

export const wrongIn = (form: RecordRuleForm, conditions: Conditions): Wrong[] => [
  ...(form.name === '' ? [{ name: 'name', message: 'is required' }] : []),
  ...(form.name.length > 80 ? [{ name: 'name', message: 'must have at most 80 characters' }] : []),
  ...(form.condition.length > 1000
    ? [{ name: 'condition', message: 'must have at most 1,000 characters' }]
    : wrongRecordRule(form, conditions)),
];
