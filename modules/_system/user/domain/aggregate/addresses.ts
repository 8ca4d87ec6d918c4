/** Steps with addresses. The first of a type is the default of that type. One is named by its id. */
import { frozen, newAddress, type UserAddress } from '../entities';
import { refusal } from '../faults';
import type { ContactType, PostalAddress } from '../values';
import type { News } from './events';
import { defaultChanges, withOneDefault } from './one_default';
import { unchanged, type Step, type UserParts } from './parts';

export interface AddressOptions {
  readonly contactType?: ContactType;
  readonly asDefault?: boolean;
}

function find({ addresses }: UserParts, id: string): UserAddress {
  const found = addresses.find((owned) => owned.id === id);
  if (found !== undefined) return found;
  throw refusal('ADDRESS_UNKNOWN', 'addressId', 'This user does not have that address.');
}

/** One address may be home and billing; twice home it is one too many. */
function refuseTwice(others: readonly UserAddress[], address: PostalAddress, type: ContactType): void {
  if (others.some((owned) => owned.contactType === type && owned.address.equals(address)))
    throw refusal('ADDRESS_TAKEN', 'streetLine1', `This user has that ${type} address already.`);
}

function stepTo(parts: UserParts, addresses: readonly UserAddress[], news: readonly News[]): Step {
  const changes = defaultChanges(parts.addresses, addresses).map(({ contactType, from, to }) => ({
    type: 'defaultAddressChanged' as const,
    payload: { contactType, from: from.id, to: to.id },
  }));
  return { parts: { ...parts, addresses }, news: [...news, ...changes] };
}

export function addAddress(
  parts: UserParts,
  address: PostalAddress,
  { contactType, asDefault = false }: AddressOptions,
  at: Date,
): Step {
  const added = newAddress(address, contactType, at);
  refuseTwice(parts.addresses, address, added.contactType);
  const addresses = withOneDefault([...parts.addresses, added], asDefault ? added.id : undefined);
  const isDefault = addresses.at(-1)?.isDefault === true;
  const payload = { addressId: added.id, contactType: added.contactType, isDefault };
  return stepTo(parts, addresses, [{ type: 'addressAdded', payload }]);
}

export function changeAddress(parts: UserParts, id: string, address: PostalAddress): Step {
  const found = find(parts, id);
  if (found.address.equals(address)) return unchanged(parts);
  const others = parts.addresses.filter((owned) => owned.id !== id);
  refuseTwice(others, address, found.contactType);
  const addresses = parts.addresses.map((owned) => (owned.id === id ? frozen({ ...owned, address }) : owned));
  return stepTo(parts, addresses, [{ type: 'addressChanged', payload: { addressId: id } }]);
}

export function removeAddress(parts: UserParts, id: string): Step {
  find(parts, id);
  const rest = withOneDefault(parts.addresses.filter((owned) => owned.id !== id));
  return stepTo(parts, rest, [{ type: 'addressRemoved', payload: { addressId: id } }]);
}

export const setDefaultAddress = (parts: UserParts, id: string): Step =>
  find(parts, id).isDefault ? unchanged(parts) : stepTo(parts, withOneDefault(parts.addresses, id), []);
