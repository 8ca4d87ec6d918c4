/** A card of a module, as its manifest declares it. */
import type { Card } from '../declare';

export interface ModuleCard {
  /** `customers/active` */
  readonly key: string;
  readonly module: string;
  /** Cards of what a host stands on stand below those of what it is used for. */
  readonly isSystem: boolean;
  readonly card: Card;
  /** Whole address. */
  readonly to: string | undefined;
}
