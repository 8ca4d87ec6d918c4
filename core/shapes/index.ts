export type { CheckShape, EnumShape, ForeignKeyShape, IndexShape } from './constraint_shape';
export { constraintsOf, enumOf, tableParts, type TablePart } from './constraints';
export { literal, LONGEST_NAME, quoted } from './identifier';
