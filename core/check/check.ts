/** Everything that can be proven before anything runs. Pure: values in, findings out. */
import type { Finding } from '../findings';
import { columnClashes } from './check_columns';
import { namesTwice } from './check_constraints';
import { lookedForEncrypted } from './check_encrypted';
import { unstorableFields } from './check_fields';
import { unknownFields } from './check_hints';
import { crossings } from './check_imports';
import { inverseClashes } from './check_inverses';
import { methodClashes } from './check_methods';
import { declaredTwice, unusableNames } from './check_names';
import { outOfRange, sharedNumbers } from './check_order';
import { uphill } from './check_references';
import { requirements } from './check_requires';
import { unknownModels, unknownTables } from './check_targets';
import { factsOf, type CheckInput, type Facts } from './facts';

/** One check: facts -> what is wrong. In the order a person would mend things. */
const CHECKS: readonly ((facts: Facts) => Finding[])[] = [
  sharedNumbers,
  declaredTwice,
  unusableNames,
  unknownModels,
  unknownTables,
  uphill,
  outOfRange,
  unstorableFields,
  lookedForEncrypted,
  columnClashes,
  namesTwice,
  unknownFields,
  methodClashes,
  inverseClashes,
  requirements,
  crossings,
];

/**
 * Runs all checks and answers everything they find, errors and warnings. Contains `checkNumbers`, with ways out that
 * are proven against the references.
 */
export function check(input: CheckInput): Finding[] {
  const facts = factsOf(input);
  return CHECKS.flatMap((one) => one(facts));
}
