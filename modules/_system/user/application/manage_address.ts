import {
  ContactType,
  PostalAddress,
  together,
  type PostalAddressParts,
  type UserAggregate,
  type UserId,
} from '../domain';
import { changeUser, type Work } from './change_user';

export interface AddressForm extends PostalAddressParts {
  readonly contactType: string;
}

/** What a user does with their addresses. */
export interface ManageAddress {
  add(id: UserId, form: AddressForm): Promise<UserAggregate>;
  change(id: UserId, addressId: string, form: PostalAddressParts): Promise<UserAggregate>;
  remove(id: UserId, addressId: string): Promise<UserAggregate>;
  makeDefault(id: UserId, addressId: string): Promise<UserAggregate>;
}

export const manageAddress = (work: Work): ManageAddress => ({
  add: (id, { contactType, ...parts }) =>
    changeUser(work, id, (user, at) => {
      const [address, type] = together(
        () => PostalAddress.of(parts),
        () => ContactType.of(contactType),
      );
      user.addAddress(address, { contactType: type }, at);
    }),
  change: (id, addressId, parts) =>
    changeUser(work, id, (user, at) => user.changeAddress(addressId, PostalAddress.of(parts), at)),
  remove: (id, addressId) => changeUser(work, id, (user, at) => user.removeAddress(addressId, at)),
  makeDefault: (id, addressId) => changeUser(work, id, (user, at) => user.setDefaultAddress(addressId, at)),
});
