/** What is asked and answered when somebody wonders why somebody may do something, or not. */

/** A piece of a sentence; names stand out, permissions are set as code. */
export type Word = string | { readonly strong: string } | { readonly code: string };
export type Words = readonly Word[];

export interface ExplainedUser {
  readonly id: string;
  readonly name: string;
  readonly status: 'pending' | 'active' | 'suspended' | 'banned' | 'deleted';
  readonly inTrash: boolean;
}

export interface ExplainedRole {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** Whether the user has it. */
  readonly held: boolean;
  /** It was given the permission. */
  readonly grants: boolean;
  /** It holds every permission. */
  readonly everything: boolean;
  /** Names of others who have it and can sign in, as many as are shown. */
  readonly people: readonly string[];
  /** How many can sign in and have it. */
  readonly count: number;
}

/** A rule on records that narrows what the roles of somebody open. */
export interface ExplainedRule {
  readonly id: string;
  readonly name: string;
  /** Title of its role. */
  readonly role: string;
  /** Its condition as people read it. */
  readonly words: string;
  /** Whether the record in question meets it; nothing where none is in question. */
  readonly meets: boolean | undefined;
}

/** Rules of which a record must meet one before somebody may do something with it. */
export interface RuleCheck {
  /** `see`, `change` */
  readonly doing: string;
  readonly rules: readonly ExplainedRule[];
}

/** What somebody does not see of the records, or does not change: labels of fields. */
export interface ExplainedFields {
  readonly hidden: readonly string[];
  readonly readOnly: readonly string[];
}

export interface Facts {
  readonly user: ExplainedUser;
  readonly permission: { readonly name: string; readonly description: string };
  readonly roles: readonly ExplainedRole[];
  /** The record in question, by what it is called; nothing where the question is about no record. */
  readonly record?: string | undefined;
  readonly checks: readonly RuleCheck[];
  readonly fields: ExplainedFields;
}

/** Whether the rules let the record through, or some record where none is in question. */
export const passes = ({ rules }: RuleCheck): boolean => rules.some(({ meets }) => meets !== false);

/** One link of the chain: it speaks for it, against it, or for neither. */
export interface Step {
  readonly state: 'yes' | 'no' | 'neither';
  readonly words: Words;
}

/** What would change the answer, and what is needed to do it. */
export interface WayOut {
  readonly words: Words;
  readonly act:
    | { readonly kind: 'status' | 'password'; readonly user: string }
    | { readonly kind: 'give'; readonly user: string; readonly role: string }
    | { readonly kind: 'grant'; readonly role: string | undefined }
    | { readonly kind: 'rule'; readonly rule: string }
    | { readonly kind: 'none' };
}

export interface Explanation {
  readonly may: boolean;
  readonly verdict: string;
  readonly reason: Words;
  readonly chain: readonly Step[];
  readonly waysOut: readonly WayOut[];
}

export const allows = ({ grants, everything }: Pick<ExplainedRole, 'grants' | 'everything'>): boolean =>
  grants || everything;

/** A sentence without its dress, for programs and tests. */
export const plain = (words: Words): string =>
  words.map((word) => (typeof word === 'string' ? word : 'code' in word ? word.code : word.strong)).join('');
