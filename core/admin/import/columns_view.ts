/** The second step as it is drawn: each column of the file with the field it fills, and how it is read. */
import { may } from '../../actor';
import { lower, sentence, type AdminField, type AdminPage } from '../../describe';
import type { ProblemDetail } from '../problem';
import type { Admin } from '../context';
import { ENCODINGS, SEPARATORS } from './dialect';
import { namingAttributes } from './find_records';
import { ID, importFields, keyFields } from './import_fields';
import { columnName, type ImportPlan } from './import_plan';

interface Option {
  readonly value: string;
  readonly label: string;
  readonly chosen: boolean;
}

export interface ColumnsView {
  readonly columns: readonly {
    readonly name: string;
    readonly samples: string;
    readonly field: string;
    readonly options: readonly Option[];
    readonly how: string;
    readonly wrong: string | undefined;
  }[];
  readonly keys: readonly Option[];
  readonly keyWrong: string | undefined;
  readonly constants: readonly {
    readonly name: string;
    readonly label: string;
    readonly value: string;
    readonly wrong: string | undefined;
  }[];
  readonly constantsOpen: boolean;
  readonly separators: readonly Option[];
  readonly encodings: readonly Option[];
  readonly numbers: readonly Option[];
  readonly unknown: readonly Option[];
  readonly bare: boolean;
  /** `7 of 8 matched, separator “;”, UTF-8` */
  readonly words: string;
}

const options = (all: readonly (readonly [value: string, label: string])[], chosen: string): Option[] =>
  all.map(([value, label]) => ({ value, label, chosen: value === chosen }));

const SHAPES: Readonly<Partial<Record<AdminField['spec']['kind'], string>>> = {
  integer: 'whole number',
  bigint: 'whole number',
  boolean: 'true or false, yes or no',
  date: 'day, as 2026-05-01 or 1.5.2026',
  datetime: 'moment, as 2026-05-01 09:30, in UTC',
  json: 'JSON',
  array: 'split at commas',
  uuid: 'UUID',
};

function howRead(admin: Admin, page: AdminPage, plan: ImportPlan, target: string): string {
  if (target === plan.key) return `finds the ${lower(page.label)} to change`;
  if (target === ID) return 'left out: ids are given here';
  const field = importFields(page).find(({ attribute }) => attribute === target);
  if (field === undefined) return '';
  const { spec } = field;
  if (spec.kind === 'reference') return howFound(admin, field);
  if (spec.kind === 'enumeration') return `one of ${(spec.values ?? []).map(sentence).join(', ')}`;
  if (spec.kind === 'decimal') {
    const unit = spec.currency === undefined || field.currency === undefined ? '' : `${spec.currency}, `;
    return `${unit}decimal ${plan.numbers}`;
  }
  return SHAPES[spec.kind] ?? 'as it is';
}

function howFound(admin: Admin, { target }: AdminField): string {
  const page = target === undefined ? undefined : admin.pageOf(target);
  if (page === undefined || !may(`${page.table}.read`)) return 'by id';
  const names = namingAttributes(page).map((attribute) =>
    lower(page.fields.find((field) => field.attribute === attribute)?.label ?? attribute),
  );
  return ['by id', ...names].join(' or ');
}

const sampleText = (samples: readonly string[]): string =>
  [...new Set(samples.filter((text) => text !== ''))].slice(0, 2).join('; ');

/** What is said of the file as a whole. */
const settingsOf = (
  page: AdminPage,
  plan: ImportPlan,
  mayUpdate: boolean,
): Pick<ColumnsView, 'keys' | 'separators' | 'encodings' | 'numbers' | 'unknown'> => ({
  keys: mayUpdate
    ? options(
        [
          ['', 'add every row as a new record'],
          [ID, 'change the record with the same id, add the others'],
          ...keyFields(page).map(({ attribute, label }): [string, string] => [
            attribute,
            `change the record with the same ${lower(label)}, add the others`,
          ]),
        ],
        plan.key ?? '',
      )
    : [],
  separators: options(
    Object.entries(SEPARATORS).map(([value, word]) => [
      value,
      value === '\t' ? 'Tab' : `${sentence(word)} ${value}`,
    ]),
    plan.separator,
  ),
  encodings: options(Object.entries(ENCODINGS), plan.encoding),
  numbers: options(
    [
      ['point', 'with a point: 1,234.50'],
      ['comma', 'with a comma: 1.234,50'],
    ],
    plan.numbers,
  ),
  unknown: options(
    [
      ['refuse', 'refuse the row'],
      ['empty', 'leave the field empty'],
    ],
    plan.unknown,
  ),
});

/** @param wrong what is wrong with the form, by the names of its fields */
export function columnsView(
  admin: Admin,
  page: AdminPage,
  plan: ImportPlan,
  wrong: readonly ProblemDetail[] = [],
): ColumnsView {
  const fields = importFields(page);
  const mayUpdate = page.editable && may(`${page.table}.update`);
  const choices: [string, string][] = [
    ['', 'not imported'],
    ...(mayUpdate ? ([[ID, 'id']] as [string, string][]) : []),
    ...fields.map(({ attribute, label }): [string, string] => [attribute, label]),
  ];
  const at = (name: string): string | undefined => wrong.find((one) => one.name === name)?.message;
  const filled = new Set(plan.targets.filter((one) => one !== null));
  const left = plan.columns.length - plan.targets.filter((one) => one === null).length;
  const separator = plan.separator === '\t' ? 'a tab' : `“${plan.separator}”`;
  const constants = fields
    .filter(({ attribute }) => !filled.has(attribute) || attribute in plan.constants)
    .map(({ attribute, label }) => ({
      name: `same.${attribute}`,
      label,
      value: plan.constants[attribute] ?? '',
      wrong: at(`same.${attribute}`),
    }));
  return {
    columns: plan.columns.map((_, index) => {
      const target = plan.targets[index] ?? '';
      return {
        name: columnName(plan, index),
        samples: sampleText(plan.samples[index] ?? []),
        field: `to.${index}`,
        options: options(choices, target),
        how: target === '' ? '' : howRead(admin, page, plan, target),
        wrong: at(`to.${index}`),
      };
    }),
    ...settingsOf(page, plan, mayUpdate),
    keyWrong: at('key'),
    constants,
    constantsOpen: constants.some(({ value, wrong: words }) => value !== '' || words !== undefined),
    bare: plan.bare,
    words: `${left} of ${plan.columns.length} matched, separator ${separator}, ${ENCODINGS[plan.encoding]}`,
  };
}
