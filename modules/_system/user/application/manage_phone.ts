import { ContactType, PhoneNumber, together, type UserAggregate, type UserId } from '../domain';
import { changeUser, type Work } from './change_user';

export interface PhoneForm {
  readonly phoneNumber: string;
  readonly contactType: string;
}

/** What a user does with their phone numbers. */
export interface ManagePhone {
  add(id: UserId, form: PhoneForm): Promise<UserAggregate>;
  remove(id: UserId, phoneNumber: string): Promise<UserAggregate>;
  makeDefault(id: UserId, phoneNumber: string): Promise<UserAggregate>;
}

export const managePhone = (work: Work): ManagePhone => ({
  add: (id, form) =>
    changeUser(work, id, (user, at) => {
      const [phone, contactType] = together(
        () => PhoneNumber.of(form.phoneNumber),
        () => ContactType.of(form.contactType),
      );
      user.addPhone(phone, { contactType }, at);
    }),
  remove: (id, phone) => changeUser(work, id, (user, at) => user.removePhone(PhoneNumber.of(phone), at)),
  makeDefault: (id, phone) =>
    changeUser(work, id, (user, at) => user.setDefaultPhone(PhoneNumber.of(phone), at)),
});
