export { FINDING_CODES, type FindingCode } from './catalogue';
export {
  fail,
  HostError,
  isError,
  placeAtFault,
  throwOnErrors,
  type Finding,
  type FindingLevel,
  type Place,
  type WayOut,
} from './finding';
export { renderFinding, type Ink } from './render';
