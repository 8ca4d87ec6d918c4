export { revisionJson } from './history_json';
export { historyPath, historyView, type HistoryView } from './history_page';
export { lastChange, type LastChange } from './last_change';
export { isKept, readHistory, type History } from './read_history';
export { changedOf, isConcealed } from './shown_change';
export { valuesAt, valuesOfField } from './values_of';
