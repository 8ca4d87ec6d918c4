export type { CheckReport } from './check';
export { examine } from './examine';
