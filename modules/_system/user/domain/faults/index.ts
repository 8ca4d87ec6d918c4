export { FAULT_CODES, type FaultCode } from './codes';
export { DomainError, refusal, throwOnFaults, type Fault } from './domain_error';
export { textFaults, tidy, type TextRule } from './text_faults';
export { together } from './together';
