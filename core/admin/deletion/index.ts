export { deleteRecord, type Outcome } from './carry_out';
export { deletionView, type DeletionView } from './deletion_page';
export { planDeletion, type DeletionPlan, type Fate, type Group } from './plan_deletion';
