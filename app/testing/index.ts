/** `ordinal-host/testing`: a host for tests, of this project and of any module. */
export { startTestHost, type TestHost, type TestHostOptions } from './start_test_host';
export { scratchDatabase, type ScratchDatabase } from './scratch_database';
export type { Make } from './sample_row';
