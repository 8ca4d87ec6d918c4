/** What can be done with users: each a use case that loads, changes and saves one of them. */
export { changePassword } from './change_password';
export { changeUser, type Work } from './change_user';
export { manageAddress, type AddressForm, type ManageAddress } from './manage_address';
export { managePhone, type ManagePhone, type PhoneForm } from './manage_phone';
export type { AnswerInvitations } from './answer_invitations';
export { MOST_TEAMS } from './change_team';
export { manageTeams, type ManageTeams, type MemberForm } from './manage_teams';
export { registerUser, type RegistrationForm } from './register_user';
export { tellAboutOneself, type TellAboutOneself } from './tell_about_oneself';
export { updateEmail, type EmailForm, type UpdateEmail } from './update_email';
