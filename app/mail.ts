/** How mail goes out of a host. */
import path from 'node:path';
import type { Mailer } from '../core/declare';
import { fileMailer, keptMail, smtpMailer, type KeptMail } from '../core/mail';
import type { Config } from './config';

export interface MailWays {
  readonly mailer: Mailer;
  /** What is kept in files, shown in development: in production nobody reads the mail of others. */
  readonly mailbox: KeptMail | undefined;
}

type MailSettings = Pick<Config, 'smtpUrl' | 'mailFrom' | 'environment'>;

/** @param dataDir absolute path of the host's folder */
export function mailWays({ smtpUrl, mailFrom, environment }: MailSettings, dataDir: string): MailWays {
  if (smtpUrl !== undefined) return { mailer: smtpMailer(smtpUrl, mailFrom), mailbox: undefined };
  const folder = path.join(dataDir, 'mail');
  return {
    mailer: fileMailer(folder, mailFrom),
    mailbox: environment === 'production' ? undefined : keptMail(folder),
  };
}
