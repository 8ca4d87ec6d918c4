/** Mail: how it goes out, and where it is kept while it does not. */
export { fileMailer } from './file_mailer';
export { keptMail, type KeptMail, type KeptMessage } from './kept_mail';
export { smtpMailer } from './smtp_mailer';
