/** A migration as the text of a file, formatted as the project formats its own. */
import type { MigrationStep } from '../../declare';
import { costWords, withoutNew } from '../shadow';
import type { Measured } from './settle';

const inBackticks = (sql: string): string => `\`${sql.replace(/[\\`]|\$\{/g, '\\$&')}\``;

interface Step {
  readonly alone: boolean;
  readonly repeat: boolean;
  readonly statements: readonly Measured[];
}

/** Neighbours that can share a transaction are one step; the others stand by themselves. */
export function stepsOf(statements: readonly Measured[]): Step[] {
  const steps: Step[] = [];
  for (const statement of statements) {
    const alone = statement.alone === true;
    const last = steps.at(-1);
    if (!alone && last?.alone === false)
      steps[steps.length - 1] = { ...last, statements: [...last.statements, statement] };
    else steps.push({ alone, repeat: statement.repeat === true, statements: [statement] });
  }
  return steps;
}

/** The same as values, to be carried out before a file is written. */
export const asSteps = (statements: readonly Measured[]): MigrationStep[] =>
  stepsOf(statements).map(({ alone, repeat, statements: own }) => ({
    ...(repeat ? { repeat } : alone && { transaction: false }),
    sql: own.map(({ sql }) => sql),
  }));

type IsNew = (table: string) => boolean;

const statementLines = ({ sql, cost }: Measured, isNew: IsNew): string[] => [
  `        // ${costWords(withoutNew(cost, isNew))}`,
  `        ${inBackticks(sql)},`,
];

const stepLines = ({ alone, repeat, statements }: Step, isNew: IsNew): string[] => [
  '    {',
  ...(repeat ? ['      repeat: true,'] : alone ? ['      transaction: false,'] : []),
  '      sql: [',
  ...statements.flatMap((one) => statementLines(one, isNew)),
  '      ],',
  '    },',
];

const stepList = (name: string, statements: readonly Measured[] | null): string[] => {
  if (statements === null) return [`  ${name}: null,`];
  if (statements.length === 0) return [`  ${name}: [],`];
  const made = new Set(
    statements.filter(({ sql }) => sql.startsWith('CREATE TABLE')).map(({ table }) => table),
  );
  const lines = stepsOf(statements).flatMap((step) => stepLines(step, (table) => made.has(table)));
  return [`  ${name}: [`, ...lines, '  ],'];
};

export interface MigrationText {
  readonly after: string | null;
  readonly up: readonly Measured[];
  readonly down: readonly Measured[] | null;
  /** Lines of a comment above it. */
  readonly words: readonly string[];
}

export const renderMigration = ({ after, up, down, words }: MigrationText): string =>
  [
    "import { defineMigration } from 'ordinal-host';",
    '',
    ...(words.length === 0
      ? []
      : words.length === 1
        ? [`/** ${words[0]} */`]
        : ['/**', ...words.map((line) => ` * ${line}`), ' */']),
    'export default defineMigration({',
    `  after: ${after === null ? 'null' : `'${after}'`},`,
    ...stepList('up', up),
    ...stepList('down', down),
    '});',
    '',
  ].join('\n');
