/** A migration as it lies in a file, and the name it goes by. */
import { createHash } from 'node:crypto';
import type { Migration, MigrationStep } from '../../declare';
import type { LoadedMigration } from '../../load';

export interface KnownMigration extends LoadedMigration {
  /** Of what it does, not of how it is written: production runs compiled files. */
  readonly checksum: string;
}

/** A step as text. What a `run` does is no text in a compiled file; that there is one counts. */
const stepText = (step: MigrationStep): unknown =>
  'run' in step ? 'run' : [step.transaction !== false, step.repeat === true, step.sql];

/** SHA-256 over the steps, in hexadecimal digits. */
export const checksumOf = ({ up, down }: Migration): string =>
  createHash('sha256')
    .update(JSON.stringify([up.map(stepText), down?.map(stepText) ?? null]))
    .digest('hex');

export const knownMigration = (loaded: LoadedMigration): KnownMigration => ({
  ...loaded,
  checksum: checksumOf(loaded.migration),
});

/** `20261120093000.customers.add_phone` -> its parts. */
export function partsOfName(name: string): {
  readonly time: string;
  readonly module: string;
  readonly slug: string;
} {
  const [time = '', module = '', slug = ''] = name.split('.');
  return { time, module, slug };
}
