/** Mail that was kept in files, read again: the mailbox of whoever develops. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

export const MESSAGE = '.eml';

export interface KeptMessage {
  readonly id: string;
  readonly at: Date;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface KeptMail {
  /** The youngest first. @param most how many */
  list(most: number): Promise<readonly KeptMessage[]>;
  read(id: string): Promise<KeptMessage | undefined>;
}

/** `1790000000000-0123456789abcdef` */
const ID = /^\d{13}-[0-9a-f]{16}$/;

export function keptMail(folder: string): KeptMail {
  const read = async (id: string): Promise<KeptMessage | undefined> => {
    if (!ID.test(id)) return undefined;
    const bytes = await readFile(path.join(folder, `${id}${MESSAGE}`)).catch(() => undefined);
    if (bytes === undefined) return undefined;
    const { default: PostalMime } = await import('postal-mime');
    const { to, subject, text } = await PostalMime.parse(bytes);
    const addresses = (to ?? []).map(({ address }) => address ?? '').join(', ');
    return {
      id,
      at: new Date(Number(id.slice(0, 13))),
      to: addresses,
      subject: subject ?? '',
      text: text ?? '',
    };
  };
  return {
    read,
    async list(most) {
      const names = await readdir(folder).catch(() => []);
      const ids = names
        .filter((name) => name.endsWith(MESSAGE))
        .map((name) => name.slice(0, -MESSAGE.length));
      const youngest = ids.sort().reverse().slice(0, most);
      const messages = await Promise.all(youngest.map(read));
      return messages.filter((message) => message !== undefined);
    },
  };
}
