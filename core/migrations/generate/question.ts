/** What make-migration cannot know, with every answer it could be given. */
import type { Finding } from '../../findings';

/** One answer: words for a person, and what is then added to the command line. */
export interface Choice {
  readonly text: string;
  /** The option: `rename`, with its value. `value` undefined: it is typed in. */
  readonly option: 'rename' | 'fill' | 'enumMap' | 'acceptLoss';
  readonly value?: string;
  /** For what is typed in: what stands before it, `customers.rank=`. */
  readonly prefix?: string;
}

export interface Question {
  readonly about: string;
  /** One sentence, ending with a question mark. */
  readonly text: string;
  readonly choices: readonly Choice[];
}

const FLAGS = {
  rename: '--rename',
  fill: '--fill',
  enumMap: '--enum-map',
  acceptLoss: '--accept-loss',
} as const;

const flag = ({ option, value, prefix }: Choice): string => {
  if (option === 'acceptLoss') return FLAGS.acceptLoss;
  return `${FLAGS[option]} ${value ?? `${prefix ?? ''}...`}`;
};

/** Where nobody can be asked, an open question is an error. */
export const unanswered = ({ about, text, choices }: Question): Finding => ({
  code: 'MIGRATION_QUESTION',
  level: 'error',
  summary: text,
  at: [{ file: about }],
  waysOut: choices.map((choice) => ({ text: `${flag(choice)}  ${choice.text}` })),
});
