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

export interface Facts {
  readonly user: ExplainedUser;
  readonly permission: { readonly name: string; readonly description: string };
  readonly roles: readonly ExplainedRole[];
}

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
