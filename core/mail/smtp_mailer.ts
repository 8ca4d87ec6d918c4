import { createTransport } from 'nodemailer';
import type { Mailer } from '../declare';
import { recipient } from './recipient';

/** Milliseconds a server may take to be reached, to greet, and to answer. */
const PATIENCE = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 20_000 };

/**
 * @param url `smtps://user:password@mail.example:465`
 * @param from `Ordinal <no-reply@shop.example>`
 */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport({ url, ...PATIENCE }, { from });
  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ to: recipient(to), subject, text });
    },
  };
}
