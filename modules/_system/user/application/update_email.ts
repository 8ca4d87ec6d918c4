import { ContactType, EmailAddress, together, type UserAggregate, type UserId } from '../domain';
import { changeUser, type Work } from './change_user';

export interface EmailForm {
  readonly email: string;
  readonly contactType: string;
}

/** What a user does with their e-mail addresses. */
export interface UpdateEmail {
  add(id: UserId, form: EmailForm): Promise<UserAggregate>;
  remove(id: UserId, email: string): Promise<UserAggregate>;
  makeDefault(id: UserId, email: string): Promise<UserAggregate>;
  /** It has been shown that mail reaches them there; whoever was only waiting for that is let in. */
  verify(id: UserId, email: string): Promise<UserAggregate>;
}

export const updateEmail = (work: Work): UpdateEmail => ({
  add: (id, form) =>
    changeUser(work, id, (user, at) => {
      const [email, contactType] = together(
        () => EmailAddress.of(form.email),
        () => ContactType.of(form.contactType),
      );
      user.addEmail(email, { contactType }, at);
    }),
  remove: (id, email) => changeUser(work, id, (user, at) => user.removeEmail(EmailAddress.of(email), at)),
  makeDefault: (id, email) =>
    changeUser(work, id, (user, at) => user.setDefaultEmail(EmailAddress.of(email), at)),
  verify: (id, email) =>
    changeUser(work, id, (user, at) => {
      user.verifyEmail(EmailAddress.of(email), at);
      if (user.user.status === 'pending') user.activate(at);
    }),
});
