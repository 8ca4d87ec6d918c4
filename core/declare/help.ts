/** Who can help somebody who may not do something: a filter `host:help` names people. Plain data. */
import type { Identity } from './identity';

export interface Helper {
  readonly name: string;
  /** Holds the permission. */
  readonly does: boolean;
  /** Decides who holds it. */
  readonly grants: boolean;
}

export interface AskedHelp {
  /** Who was refused. */
  readonly identity: Identity;
  /** What they lack: `customers.delete` */
  readonly permission: string;
  /** At first nobody. */
  readonly helpers: readonly Helper[];
}
