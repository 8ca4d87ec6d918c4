export { check } from './check';
export type { CheckInput } from './facts';
