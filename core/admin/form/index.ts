export { defaultTexts, textsOf } from './written_text';
export { formValues, type Wrongs } from './form_values';
export { formView, type FormState, type FormView, type SectionView } from './form_page';
export { invalid, readJson } from './json_input';
export { writable, type Typed } from './form_input';
export { readList as readListText, writeList as writeListText } from './list_text';
export { readForm, type FormRead } from './read_form';
export { refusedFields } from './refused';
export { createRecord, mustStand, updateRecord, versionOf } from './write_record';
