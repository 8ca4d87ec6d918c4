import { randomBytes } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mailer } from '../declare';
import { recipient } from './recipient';
import { MESSAGE } from './kept_mail';

/**
 * Each message becomes a file, as it would have gone out. Only whoever runs the host can read it.
 * @param folder made when the first message comes
 */
export function fileMailer(folder: string, from: string): Mailer {
  const transport = createTransport({ streamTransport: true, buffer: true }, { from });
  return {
    async send({ to, subject, text }) {
      const { message } = await transport.sendMail({ to: recipient(to), subject, text });
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = path.join(folder, `${Date.now()}-${randomBytes(8).toString('hex')}${MESSAGE}`);
      await writeFile(`${file}.draft`, message as Buffer, { mode: 0o600 });
      await rename(`${file}.draft`, file);
    },
  };
}
