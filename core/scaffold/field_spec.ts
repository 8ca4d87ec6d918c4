/** `amount:money(EUR):required` -> a planned field, or findings that say what is wrong with it. */
import { closest } from '../discover';
import type { DeleteRule } from '../declare';
import type { Finding } from '../findings';
import { readArgument } from './field_argument';
import { boundSource, defaultSource } from './field_value';
import { FIELD_KINDS, KIND_SYNONYMS, WITH_VALUE, type KindWord, type OptionWord } from './field_words';
import { mendedName, nameFault } from './names';
import { plainField, type PlannedField } from './planned_field';
import { didYouMean, refusal } from './refusal';
import { splitOutside, unquoted } from './split';

/** The field, where its spec is sound, and everything that is wrong with it. */
export interface ReadField {
  readonly field: PlannedField | undefined;
  readonly findings: readonly Finding[];
}

const failed = (...findings: readonly Finding[]): ReadField => ({ field: undefined, findings });

/**
 * Reads one field spec.
 * @param spec `name:kind(argument):option:option=value`; without a kind it is a string
 */
export function readFieldSpec(spec: string): ReadField {
  const [name = '', kindText = 'string', ...options] = splitOutside(spec, ':').map((part) => part.trim());
  const fault = nameFault('field', name);
  if (fault !== undefined) return failed(badName(spec, name, fault));
  const [, typedKind = '', bracket] = /^([^(]*)(?:\((.*)\))?$/s.exec(kindText) ?? [];
  const kind = KIND_SYNONYMS[typedKind.toLowerCase()] ?? typedKind.toLowerCase();
  const word = FIELD_KINDS[kind];
  if (word === undefined) return failed(unknownKind(spec, typedKind === '' ? kindText : typedKind));
  const read = readArgument(word, bracket);
  if ('fault' in read) {
    return failed(
      refusal(`the field ${spec}: ${kind} ${read.fault}`, [{ text: `for example ${word.example}` }]),
    );
  }
  const field: PlannedField = { ...plainField(name, kind), ...read.argument };
  return withOptions(spec, word, field, options);
}

function badName(spec: string, name: string, fault: string): Finding {
  const mended = mendedName('field', name);
  const better = nameFault('field', mended) === undefined ? [{ text: `call it ${mended}` }] : [];
  return refusal(`the field ${spec}: '${name}' ${fault}`, [...better, { text: 'write it as dueOn:date' }]);
}

function unknownKind(spec: string, kind: string): Finding {
  const known = Object.keys(FIELD_KINDS);
  const meant = closest(kind, [...known, ...Object.keys(KIND_SYNONYMS)]);
  return refusal(`the field ${spec}: there is no kind ${kind}`, [
    ...didYouMean(meant),
    { text: `kinds are ${known.join(', ')}` },
  ]);
}

function withOptions(
  spec: string,
  word: KindWord,
  plain: PlannedField,
  options: readonly string[],
): ReadField {
  let field = plain;
  const findings: Finding[] = [];
  for (const option of options) {
    const [name = '', ...rest] = option.split('=');
    const result = readOption(
      field,
      word,
      name.trim().toLowerCase(),
      rest.length === 0 ? undefined : rest.join('='),
    );
    if ('fault' in result) {
      findings.push(
        refusal(`the field ${spec}: ${result.fault}`, [
          ...didYouMean(result.meant),
          optionsOf(plain.kind, word),
        ]),
      );
    } else field = { ...field, ...result };
  }
  if (field.required && field.onDelete === 'SET NULL') {
    findings.push(
      refusal(`the field ${spec}: a required reference cannot be set to null`, [CASCADE_OR_RESTRICT]),
    );
  }
  return findings.length > 0 ? failed(...findings) : { field, findings };
}

const CASCADE_OR_RESTRICT = { text: 'leave out setnull (a required reference restricts), or say cascade' };

const optionsOf = (kind: string, word: KindWord): { text: string } => ({
  text: `${kind} takes ${word.options.map((name) => (WITH_VALUE.has(name) ? `${name}=...` : name)).join(', ')}`,
});

type OptionResult = Partial<PlannedField> | { readonly fault: string; readonly meant?: string | undefined };

const DELETE_RULES: Readonly<Record<string, DeleteRule>> = {
  cascade: 'CASCADE',
  restrict: 'RESTRICT',
  setnull: 'SET NULL',
};

function readOption(
  field: PlannedField,
  word: KindWord,
  name: string,
  typed: string | undefined,
): OptionResult {
  if (!(word.options as readonly string[]).includes(name)) {
    return { fault: `${field.kind} takes no option '${name}'`, meant: closest(name, word.options) };
  }
  if (WITH_VALUE.has(name) !== (typed !== undefined)) {
    return { fault: WITH_VALUE.has(name) ? `${name} needs a value: ${name}=...` : `${name} takes no value` };
  }
  const onDelete = DELETE_RULES[name];
  if (onDelete !== undefined) return { onDelete };
  return typed === undefined
    ? flag(name as OptionWord)
    : valued(field, name as OptionWord, unquoted(typed.trim()));
}

function flag(name: OptionWord): OptionResult {
  if (name === 'email' || name === 'url' || name === 'phone') return { format: name };
  return name === 'readonly' ? { readOnly: true } : { [name]: true };
}

function valued(field: PlannedField, name: OptionWord, typed: string): OptionResult {
  if (name === 'inverse') {
    const fault = nameFault('field', typed);
    return fault === undefined ? { inverse: typed } : { fault: `inverse=${typed} ${fault}` };
  }
  const value = name === 'default' ? defaultSource(field, typed) : boundSource(field, typed);
  return 'fault' in value ? { fault: `${name}=${typed} ${value.fault}` } : { [name]: value.source };
}
