export { isDay, readMoment } from './calendar';
export { registerModels } from './register_models';
export { schemasOf, type Schemas } from './schemas';
