export { actOnPart, isFor } from './act';
export { quickFields, readChange, type ChangeAsked } from './change_form';
export { changeValues } from './change_values';
export { changeView, namesIn } from './change_view';
export { PART, type DoPart } from './parts';
export { bulkRuns, type BulkRuns, type Run, type RunPart } from './runs';
export { restorePart, trashPart } from './trash_part';
export { readSelection, readSure, selectedIds, SELECTING, type Selection } from './selection';
export { RefusedRecord, setValues, updatePart } from './update_part';
