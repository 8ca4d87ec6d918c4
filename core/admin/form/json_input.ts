import type { ZodType } from 'zod';
import { schemasOf } from '../../register';
import type { ModelEntry } from '../../registry';
import { refusal } from '../problem';
import type { AdminPage } from '../../describe';
import { membersKeptFrom, unknownMembers } from './read_form';
import { issuesByAttribute } from './form_values';

/** 422 with every complaint; one without a field is about the record as a whole, and is only in the sentence. */
export const invalid = (label: string, wrong: Readonly<Record<string, string>>): Error =>
  refusal(
    422,
    'Not saved',
    `${label}: ${Object.entries(wrong)
      .map(([name, message]) => `${name === '' ? 'the record' : name} ${message}`)
      .join('; ')}.`,
    Object.entries(wrong).flatMap(([name, message]) => (name === '' ? [] : { name, message })),
  );

/**
 * Checks a JSON body against the model's schema.
 * @throws a problem: 400 for members that may not be sent, 422 for values that do not fit
 */
export function readJson(
  entry: ModelEntry,
  page: AdminPage,
  body: unknown,
  isNew: boolean,
): Record<string, unknown> {
  if (body === null || typeof body !== 'object' || Array.isArray(body))
    throw refusal(400, 'Body not understood', 'The body must be a JSON object.');
  const kept = membersKeptFrom(entry, page, Object.keys(body));
  if (kept.length > 0) throw unknownMembers(kept);
  const schemas = schemasOf(entry);
  const schema: ZodType = isNew ? schemas.create : schemas.update;
  const verdict = schema.safeParse(body);
  if (verdict.success) return verdict.data as Record<string, unknown>;
  const unknown = verdict.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys : [],
  );
  if (unknown.length > 0) throw unknownMembers(unknown);
  throw invalid(page.label, issuesByAttribute(verdict.error.issues));
}
