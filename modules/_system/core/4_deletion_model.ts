/** What went into the trash together. Core's own, placed in the order here. */
export { deletionModel as default } from 'ordinal-host';
