export { carryOut, diskRenamer, type Renamer } from './carry_out';
export type { Cycle } from './cycles';
export { homeOf, layOut, type Interval, type Layout, type LayoutInput } from './layout';
export { commandOf, mendPair, mendShared, mendStray, newStrays } from './mend';
export type { Plan, Rename } from './plan';
export { planFix } from './plan_fix';
export { planRenumber, type RenumberRequest } from './plan_renumber';
export { freeBetween, roomsFor } from './rooms';
