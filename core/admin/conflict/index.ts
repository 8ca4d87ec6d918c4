export { differencesOf, taken, type Difference, type Take } from './differences';
export { conflictView, type ConflictView } from './conflict_view';
