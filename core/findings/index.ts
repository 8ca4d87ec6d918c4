export { FINDING_CODES, type FindingCode } from './catalogue';
export {
  fail,
  HostError,
  isError,
  throwOnErrors,
  type Finding,
  type FindingLevel,
  type Place,
  type WayOut,
} from './finding';
export { renderFinding, type Ink } from './render';
