export { isDay, readMoment } from './calendar';
export { ordinal, placed } from './issue_words';
export { registerModels } from './register_models';
export { schemasOf, type Schemas } from './schemas';
