export { freshly } from './step_up';
export { passwordLink } from './password_link';
export { hashPassword } from './passwords';
export { wrongWith } from './people';
export { securitySettingsOf } from './security_settings';
