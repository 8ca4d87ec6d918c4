/** `invoice_line:invoice+product` -> a model that is asked for, and the models it points to. */
import type { Finding } from '../findings';
import { mendedName, nameFault } from './names';
import { refusal } from './refusal';

export interface ModelRequest {
  /** snake_case singular. */
  readonly name: string;
  /** Names of models (or tables) it points to, in the order they were written. */
  readonly references: readonly string[];
}

/**
 * Reads the list of models a module is to have.
 * @param list models apart by commas: `invoice,invoice_line:invoice+product`
 */
export function readModelList(list: string): {
  readonly requests: ModelRequest[];
  readonly findings: Finding[];
} {
  const requests = list
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(readEntry);
  const findings = requests.flatMap(({ name }, index) => [
    ...nameFindings(name),
    ...(requests.findIndex((other) => other.name === name) < index
      ? [refusal(`the model ${name} is asked for twice`, [{ text: 'name each model once' }])]
      : []),
  ]);
  if (requests.length === 0) {
    findings.push(
      refusal('no model is named', [{ text: 'for example --models invoice,invoice_line:invoice' }]),
    );
  }
  return { requests, findings };
}

function readEntry(entry: string): ModelRequest {
  const [name = '', references = ''] = entry.split(':').map((part) => part.trim());
  const targets = references
    .split('+')
    .map((target) => target.trim())
    .filter((target) => target !== '');
  return { name, references: [...new Set(targets)] };
}

/** What is wrong with the name of a model. */
export function nameFindings(name: string): Finding[] {
  const fault = nameFault('model', name);
  if (fault === undefined) return [];
  const mended = mendedName('model', name);
  const better = mended !== name && nameFault('model', mended) === undefined;
  return [
    refusal(`'${name}' cannot be the name of a model: it ${fault}`, [
      { text: better ? `call it ${mended}` : 'use lower-case words with underscores: invoice_line' },
    ]),
  ];
}
