/** Showing that mail to an address reaches whoever says so: a link, once, within a day. */
import type { Models, Request, ViewContext } from 'ordinal-host';
import { tokensOf, type Tokens } from '../security';
import { activitiesOf } from './activities';
import { updateEmail, type UpdateEmail } from './application';
import { UserId } from './domain';
import { unitOfWork } from './persistence';

const PURPOSE = 'user.verify_email';
const DAY = 24 * 3600;

export interface Verification {
  /**
   * @param emailId of the row in `user_emails`
   * @param base the address people reach the host at
   */
  ask(emailId: string, to: string, base: string): Promise<void>;
  /** The address that a word stands for, while it is good. */
  look(word: string): Promise<string | undefined>;
  /** @returns whether the word was good. @throws DomainError `EMAIL_TAKEN` when somebody else was quicker */
  confirm(word: string, request: Request): Promise<boolean>;
}

/** Out of what a view of any module is given. */
export const verificationIn = (
  context: Pick<ViewContext, 'mailer' | 'transaction' | 'hooks'> & { readonly models: Models },
): Verification =>
  verification({
    ...context,
    email: updateEmail({ users: unitOfWork(context), clock: { now: () => new Date() } }),
  });

interface Needs {
  readonly models: Pick<Models, 'UserEmail' | 'SecurityToken' | 'UserActivity'>;
  readonly mailer: ViewContext['mailer'];
  readonly email: Pick<UpdateEmail, 'verify'>;
  readonly transaction: ViewContext['transaction'];
}

export function verification(
  { models, mailer, email, transaction }: Needs,
  tokens: Tokens = tokensOf(models),
): Verification {
  const rowOf = async (found: { readonly subjectId: string | null } | undefined) =>
    found?.subjectId == null ? null : models.UserEmail.findByPk(found.subjectId);
  return {
    async ask(emailId, to, base) {
      const word = await tokens.issue(PURPOSE, emailId, DAY);
      await mailer.send({
        to,
        subject: 'Is this your e-mail address?',
        text: [
          'Somebody has named this address as theirs. If it was you, follow this link within a day:',
          `${base}/account/confirm/${word}`,
          'If it was not you, there is nothing to do.',
          '',
        ].join('\n\n'),
      });
    },
    look: async (word) => (await rowOf(await tokens.look(PURPOSE, word)))?.email,
    confirm: (word, request) =>
      transaction(async () => {
        const row = await rowOf(await tokens.redeem(PURPOSE, word));
        if (row === null) return false;
        await email.verify(UserId.of(row.userId), row.email);
        await activitiesOf(models).note({
          userId: row.userId,
          kind: 'email-verified',
          words: `Showed that mail reaches you at ${row.email}`,
          request,
        });
        return true;
      }),
  };
}
