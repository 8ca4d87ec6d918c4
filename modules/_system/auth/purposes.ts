/** What one-time words of this module are for. */
export const FIRST_ADMINISTRATOR = 'auth.first_administrator';
export const NEW_PASSWORD = 'auth.new_password';
export const SECOND_FACTOR = 'auth.second_factor';
