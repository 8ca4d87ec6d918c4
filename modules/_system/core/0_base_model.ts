/** The columns every table has: id (UUID version 7), created, updated, deleted. Core's own, placed in the order here. */
export { baseModel as default } from 'ordinal-host';
