/** The mail that asks somebody into a team, with a link that is good once. */
import type { Mail, Models } from 'ordinal-host';
import { tokensOf } from '../security';
import { INVITED_FOR_DAYS } from './domain';

const PURPOSE = 'user.invitation';

export interface InvitationWords {
  /** A new word for an invitation. */
  issue(invitationId: string): Promise<string>;
  /** The invitation a word stands for, while it is good. */
  look(word: string): Promise<string | undefined>;
  /** The same, and from now on it is used. */
  redeem(word: string): Promise<string | undefined>;
  /** Makes the word of an invitation void. */
  revoke(invitationId: string): Promise<void>;
}

export function invitationWords(models: Pick<Models, 'SecurityToken'>): InvitationWords {
  const tokens = tokensOf(models);
  return {
    issue: (id) => tokens.issue(PURPOSE, id, INVITED_FOR_DAYS * 24 * 3_600),
    look: async (word) => (await tokens.look(PURPOSE, word))?.subjectId ?? undefined,
    redeem: async (word) => (await tokens.redeem(PURPOSE, word))?.subjectId ?? undefined,
    revoke: (id) => tokens.revoke(PURPOSE, id),
  };
}

export const invitationMail = ({
  to,
  team,
  by,
  link,
}: {
  readonly to: string;
  readonly team: string;
  readonly by: string;
  readonly link: string;
}): Mail => ({
  to,
  subject: 'You are invited to a team',
  text: [
    `${by} invites you to the team "${team}". Follow this link within ${INVITED_FOR_DAYS} days and sign in with an account that has this e-mail address:`,
    link,
    'If you do not want to, there is nothing to do.',
    '',
  ].join('\n\n'),
});
