/** Which migrations a database has seen. Core's own, placed in the order here. */
export { ledgerModel as default } from 'ordinal-host';
