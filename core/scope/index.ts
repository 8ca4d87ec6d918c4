export { idsIn } from './condition_reader';
export { conditionsOf } from './conditions_of';
export { narrowPage } from './narrow_page';
export { recordsWithin, rulesOn, within } from './records_within';
