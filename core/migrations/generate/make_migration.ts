/** Writes the difference between migrations and models as migrations: tried both ways on a shadow before it is handed out. */
import { HostError, throwOnErrors, type Finding } from '../../findings';
import type { SchemaState } from '../../schema_engine';
import type { MigrationFiles } from '../files';
import { makeWanted } from '../make_wanted';
import { extensionsFor, replay, withShadow, type Shadow } from '../shadow';
import type { Answers } from './answers';
import { draft } from './draft';
import { byModule, type Division } from './by_module';
import { nameFiles, type NewFile } from './new_file';
import { look, type Look } from './look';
import { stuckFinding } from './make_findings';
import { ownersIn } from './owners';
import { proveFiles, proveReached } from './prove';
import { unanswered, type Question } from './question';
import { settle, type Bucket } from './settle';
import { waysBack } from './ways_back';

export interface MakeOptions extends Division {
  readonly files: MigrationFiles;
  /** `add_phone`: the last part of the file's name. */
  readonly slug: string;
  readonly answers: Answers;
  /** Asks a person; without it an open question is an error. */
  readonly ask?: (questions: readonly Question[], answers: Answers) => Promise<Answers>;
  readonly now: Date;
}

export interface Made {
  readonly files: readonly NewFile[];
  /** Files without a way back. */
  readonly findings: readonly Finding[];
}

/**
 * @returns the files in the order in which they run; none when the migrations make what the models want
 * @throws HostError with findings about files, answers and open questions, or MIGRATION_UNPROVEN
 */
export async function makeMigration(options: MakeOptions): Promise<Made> {
  const { registry, files } = options;
  throwOnErrors(files.findings);
  return withShadow(
    async (shadow) => {
      const wanted = await makeWanted(shadow, registry);
      await replay(shadow.connection, files.migrations);
      return makeOn(shadow, wanted, options);
    },
    { extensions: extensionsFor(registry, files.migrations) },
  );
}

/**
 * The same on a shadow that holds what the migrations make, and holds what the new ones make at the end.
 * @param wanted what the models want
 */
export async function makeOn(shadow: Shadow, wanted: SchemaState, options: MakeOptions): Promise<Made> {
  const { registry, files } = options;
  const reached = await shadow.read({ lasting: true });
  const { seen, answers } = await answered(shadow, reached, wanted, options);
  const facts = [...reached.facts, ...wanted.facts];
  const ownerOf = ownersIn(registry, files.migrations, facts, answers.renames);
  const owned = byModule(draft(seen, answers), ownerOf, options);
  if (owned.length === 0) return { files: [], findings: [] };
  const states = [reached];
  const buckets: Bucket[] = [];
  const stuck = await settle(shadow.connection, owned, async (bucket) => {
    buckets.push(bucket);
    states.push(await shadow.read());
  });
  if (stuck.length > 0) throw new HostError(stuck.map(stuckFinding));
  await proveReached(shadow, states.at(-1) as SchemaState, wanted, ownerOf, options.module);
  const back = await waysBack(shadow, buckets, states, files.migrations, answers);
  const made = nameFiles(buckets, back, options);
  await proveFiles(shadow, made, states, files);
  return { files: made, findings: back.flatMap(({ finding }) => finding ?? []) };
}

/** Looks, and asks until nothing is open. */
async function answered(
  shadow: Shadow,
  reached: SchemaState,
  wanted: SchemaState,
  { registry, answers: given, ask }: MakeOptions,
): Promise<{ seen: Look; answers: Answers }> {
  for (let answers = given; ;) {
    const seen = await look(shadow, reached, wanted, registry, answers);
    const open = seen.questions;
    if (open.length === 0) return { seen, answers };
    if (ask === undefined) throw new HostError(open.map(unanswered));
    answers = await ask(open, answers);
  }
}
