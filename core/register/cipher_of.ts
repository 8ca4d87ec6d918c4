/** Who encrypts in a project: one module, and one there must be where a field is encrypted. */
import type { CipherPart } from '../declare';
import type { ModuleFolder } from '../discover';
import type { Finding } from '../findings';
import type { ModelEntry, Registry } from '../registry';

export interface FoundCipher {
  /** Nothing where there is none, or it is not wanted. */
  readonly part: CipherPart | undefined;
  readonly findings: readonly Finding[];
}

const fileOf = ({ dir, shown, parts }: ModuleFolder): string =>
  `${shown}${(parts.cipher ?? '').slice(dir.length).replaceAll('\\', '/')}`;

/** @param found `cipher.ts` of each module that has one, by module name */
export function cipherOf(
  registry: Registry,
  folders: readonly ModuleFolder[],
  found: ReadonlyMap<string, CipherPart>,
): FoundCipher {
  const having = folders.filter(({ name }) => found.has(name));
  const wanting = registry.models.filter(({ attributes }) =>
    attributes.some(({ spec }) => spec.encrypted === true),
  );
  if (wanting.length === 0) return { part: undefined, findings: [] };
  const [first, second] = having;
  if (first === undefined) return { part: undefined, findings: wanting.map(nobody) };
  if (second !== undefined) return { part: undefined, findings: [twice(first, second)] };
  return { part: found.get(first.name), findings: [] };
}

const nobody = ({ name, attributes }: ModelEntry): Finding => {
  const [one] = attributes.filter(({ spec }) => spec.encrypted === true);
  return {
    code: 'MODEL_ENCRYPTED',
    level: 'error',
    summary: `${name}.${one?.field ?? ''} is encrypted, and no module that is switched on encrypts`,
    at: [{ file: one?.file.shown ?? '', note: one?.field ?? '' }],
    waysOut: [
      {
        text: 'switch the module security on, in modules/enabled.json, and name it in requires of module.ts',
      },
      { text: 'take the word encrypted out' },
    ],
  };
};

const twice = (first: ModuleFolder, second: ModuleFolder): Finding => ({
  code: 'CIPHER_TWICE',
  level: 'error',
  summary: `${first.name} and ${second.name} both say how fields are encrypted`,
  at: [{ file: fileOf(first) }, { file: fileOf(second) }],
  waysOut: [{ text: 'switch one of the two modules off, in modules/enabled.json' }],
});
