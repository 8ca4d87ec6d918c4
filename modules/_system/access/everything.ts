/** The role that holds every permission there is, granted or not. */
export const EVERYTHING = 'admin';
