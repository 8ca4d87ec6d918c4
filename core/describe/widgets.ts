/** The one table from the kind of a field to the way it is entered, filtered and lined up. */
import type { FieldKind, FieldSpec } from '../declare';
import type { FilterForm, WidgetName } from './admin_page';

interface Treatment {
  readonly widget: (spec: FieldSpec) => WidgetName;
  readonly filter: FilterForm | undefined;
  readonly sortable: boolean;
  readonly numeric: boolean;
}

/** Up to this many words stand side by side, in half the width of a form; more go into a select. */
const CHOICES_IN_A_ROW = 4;
const CHOICE_LETTERS = 36;

const choiceOrSelect = ({ values = [], required }: FieldSpec): WidgetName =>
  required === true && values.length <= CHOICES_IN_A_ROW && values.join('').length <= CHOICE_LETTERS
    ? 'choice'
    : 'select';

/** A switch knows two places: a value that may be missing, and is unless somebody says so, needs a third. */
const switchOrChoice = ({ required, default: otherwise }: FieldSpec): WidgetName =>
  required === true || otherwise !== undefined ? 'switch' : 'choice';

const TREATMENTS: { readonly [K in FieldKind]: Treatment } = {
  string: {
    widget: (spec) => ((spec.length ?? 0) > 500 ? 'textarea' : 'text'),
    filter: 'text',
    sortable: true,
    numeric: false,
  },
  text: { widget: () => 'textarea', filter: undefined, sortable: false, numeric: false },
  integer: { widget: () => 'number', filter: 'number', sortable: true, numeric: true },
  bigint: { widget: () => 'number', filter: 'number', sortable: true, numeric: true },
  decimal: {
    widget: (spec) => (spec.currency === undefined ? 'decimal' : 'money'),
    filter: 'number',
    sortable: true,
    numeric: true,
  },
  boolean: { widget: switchOrChoice, filter: 'yesno', sortable: true, numeric: false },
  date: { widget: () => 'date', filter: 'date', sortable: true, numeric: false },
  datetime: { widget: () => 'datetime', filter: 'datetime', sortable: true, numeric: false },
  uuid: { widget: () => 'text', filter: 'text', sortable: true, numeric: false },
  json: { widget: () => 'json', filter: undefined, sortable: false, numeric: false },
  enumeration: { widget: choiceOrSelect, filter: 'values', sortable: true, numeric: false },
  array: { widget: () => 'list', filter: undefined, sortable: false, numeric: false },
  reference: { widget: () => 'reference', filter: 'reference', sortable: false, numeric: false },
  raw: { widget: () => 'text', filter: undefined, sortable: false, numeric: false },
};

/** How a field is entered, filtered, sorted and lined up. A secret one can only be written, an encrypted one not be looked for. */
export function treatmentOf(spec: FieldSpec): Omit<Treatment, 'widget'> & { readonly widget: WidgetName } {
  const treatment = TREATMENTS[spec.kind];
  if (spec.secret === true) return { widget: 'secret', filter: undefined, sortable: false, numeric: false };
  const widget = treatment.widget(spec);
  if (spec.encrypted === true) return { ...treatment, widget, filter: undefined, sortable: false };
  return { ...treatment, widget };
}
