export { defaultTexts, textsOf, writtenText } from './written_text';
export { formValues, withCurrency, type Wrongs } from './form_values';
export { formView, type FormState, type FormView } from './form_page';
export { invalid, readJson } from './json_input';
export { readForm, readText, writable, type Reading, type Typed } from './form_input';
export { refusedFields } from './refused';
export { refusedByRules } from './refused_by_rules';
export { createRecord, updateRecord, versionOf } from './write_record';
