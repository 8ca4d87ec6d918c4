export { deleteRecord, type Outcome } from './carry_out';
export { deletionView, reasonsOf, type DeletionView } from './deletion_page';
export type { Reason } from './not_restored';
export { forgetReversed, operationsIn } from './operation';
export { isRefused, planDeletion, type DeletionPlan, type Fate, type Group } from './plan_deletion';
export { purgeRecord, type Purged } from './purge';
export { restoreRecord, type Restoring } from './restore';
