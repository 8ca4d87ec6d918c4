/** Why a record stays in the trash for now. */
export interface Reason {
  /** The attribute at fault, where it is one. */
  readonly field: string | undefined;
  /** What stands in the way, and the way out. */
  readonly text: string;
  /** Address and name of the record that stands in the way, for whoever may see it. */
  readonly href: string | undefined;
  readonly label: string | undefined;
}

export class NotRestored extends Error {
  readonly reasons: readonly Reason[];
  constructor(reasons: readonly Reason[]) {
    super(reasons.map(({ text }) => text).join(' '));
    this.name = 'NotRestored';
    this.reasons = reasons;
  }
}
