export { cipherOf } from './cipher_of';
export { encryptRows } from './encrypt_rows';
export { isDay, readMoment } from './calendar';
export { ordinal, placed } from './issue_words';
export { registerModels } from './register_models';
export { rulesOf } from './row_rules';
export { checksOf, schemasOf, type Check, type Schemas } from './schemas';
