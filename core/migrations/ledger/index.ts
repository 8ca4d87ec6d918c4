export {
  forgetModule,
  forgetSql,
  markSql,
  nextBatch,
  readLedger,
  type LedgerRow,
  type LedgerState,
  type Mark,
} from './ledger';
export { isAboutLedger, LEDGER_TABLE, makeLedger, noLedger } from './make_ledger';
export { standingJson, standingsOf, type Standing, type Standings } from './standing';
