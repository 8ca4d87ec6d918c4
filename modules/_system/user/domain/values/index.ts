export { CONTACT_TYPES, ContactType } from './contact_type';
export { EmailAddress, type EmailProvider } from './email_address';
export { PhoneNumber } from './phone_number';
export { PostalAddress, type PostalAddressParts } from './postal_address';
export { newId, UserId } from './user_id';
