export { differencesOf, taken, type Difference, type Take } from './compare_texts';
export { conflictView, type ConflictView } from './conflict_view';
