/** `menu-cli keys`: what the page Encryption shows and does, for whoever has the machine. */
import type { ModuleCommand } from 'ordinal-host';
import { readKeys } from './key_standing';
import { reencryptionOf, type Moved } from './reencrypt';

const many = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

export const keysStatus: ModuleCommand = {
  summary: 'the keys that fields are encrypted with, and how many values each encrypts',
  examples: [['menu-cli keys status', 'says which key is in use, and what is still under older ones']],
  async run(_args, _options, { models, print, json }) {
    const { keys, columns, left } = await readKeys(models);
    json({ keys, columns, left });
    if (keys.length === 0) print('Nothing is encrypted yet: the first key is made with the first value.');
    for (const { id, createdAt, isNewest, values } of keys)
      print(
        `${id}  ${createdAt.toISOString().slice(0, 16)}  ${many(values, 'value')}${isNewest ? '  in use' : ''}`,
      );
    print(`Encrypted are ${columns.length === 0 ? 'no fields' : columns.join(', ')}.`);
    if (left > 0) print(`${many(left, 'value')} left under older keys: menu-cli keys rotate --go-on`);
    return 0;
  },
};

export const keysRotate: ModuleCommand = {
  summary: 'make a new key, and move everything that is encrypted to it',
  options: {
    '--go-on': 'make no new key: move what is left, after a stop or a change of ENCRYPTION_KEY',
  },
  examples: [
    ['menu-cli keys rotate', 'can be stopped at any moment; nothing is lost'],
    [
      'menu-cli keys rotate --go-on',
      'goes on where one was stopped; locks keys up under a changed ENCRYPTION_KEY',
    ],
  ],
  async run(_args, { goOn }, { models, keyFor, print, json, say }) {
    const work = reencryptionOf(models, keyFor);
    const told = ({ table, column }: { table: string; column: string }, moved: number): void =>
      say(`${table}.${column}: ${many(moved, 'value')} moved so far`);
    const done: Moved = goOn === true ? await work.goOn(told) : await work.rotate(told);
    json(done);
    if (done.rewrapped > 0) print(`${many(done.rewrapped, 'key')} locked up under the new ENCRYPTION_KEY.`);
    print(`${many(done.moved, 'value')} moved to the newest key.`);
    for (const reason of done.failed) say(`left as it is: ${reason}`);
    return done.failed.length > 0 ? 1 : 0;
  },
};
