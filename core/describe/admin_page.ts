/** A model as the admin area sees it: plain, frozen data. Pages, links and queries are all made from this. */
import type { DeleteRule, FieldSpec } from '../declare';

/** How a value is entered. One partial in `views/partials/widgets` for each. */
export type WidgetName =
  | 'text'
  | 'textarea'
  | 'number'
  | 'decimal'
  | 'money'
  | 'switch'
  | 'date'
  | 'datetime'
  | 'choice'
  | 'select'
  | 'reference'
  | 'json'
  | 'list'
  | 'secret';

/** How a list can be narrowed by a field. */
export type FilterForm = 'values' | 'yesno' | 'reference' | 'number' | 'date' | 'datetime' | 'text';

export interface AdminField {
  /** Its name in addresses, hints and forms: `customer`, `status`. */
  readonly key: string;
  /** Its name on a row: `customerId`, `status`. */
  readonly attribute: string;
  readonly column: string;
  readonly label: string;
  readonly help: string | undefined;
  readonly spec: FieldSpec;
  readonly widget: WidgetName;
  /** Right-aligned, tabular. */
  readonly numeric: boolean;
  readonly sortable: boolean;
  readonly filter: FilterForm | undefined;
  readonly required: boolean;
  readonly readOnly: boolean;
  /** Write-only: never read, listed, searched, filtered or sorted by. */
  readonly secret: boolean;
  /** Table a reference points to. */
  readonly target: string | undefined;
  /** Attribute that holds the currency of an amount. */
  readonly currency: string | undefined;
}

export interface SortTerm {
  readonly key: string;
  readonly descending: boolean;
}

export interface FieldGroup {
  readonly id: string;
  readonly title: string;
  readonly keys: readonly string[];
}

/** One set of records that point here. */
export interface Relation {
  /** What the model calls it, and the value of `?tab=`: `notes`. */
  readonly name: string;
  readonly table: string;
  /** Key of the field on the other side. */
  readonly field: string;
  readonly attribute: string;
  readonly rule: DeleteRule;
}

/** A button of a record, and of those that are ticked in a list. */
export interface AdminAction {
  /** In its address: `close` */
  readonly name: string;
  readonly label: string;
  readonly permission: string;
  readonly question: string | undefined;
}

export interface AdminPage {
  readonly model: string;
  readonly number: number;
  readonly table: string;
  readonly module: string;
  /** Path of the model file as a person would type it. */
  readonly file: string;
  /** Address of the list: `/admin/customers/customer-notes`. */
  readonly path: string;
  /** `Customer note`, `Customer notes` */
  readonly label: string;
  readonly plural: string;
  readonly softDelete: boolean;
  /** Asks whoever makes, changes or deletes a record to show that it is them. */
  readonly sensitive: boolean;
  /** A form for a new record can succeed: there is something to fill in, and nothing is missing that only code gives. */
  readonly creatable: boolean;
  /** Something of a record can be changed. */
  readonly editable: boolean;
  /** Everything that is not hidden, in the order it was declared; the currency of an amount is part of the amount. */
  readonly fields: readonly AdminField[];
  readonly byKey: ReadonlyMap<string, AdminField>;
  /** Attributes whose values, joined by a space, name a record; a reference by the name of its record. Empty: its id. */
  readonly title: readonly string[];
  readonly columns: readonly string[];
  readonly search: readonly string[];
  /** Offered in the filter sheet; any filterable field may stand in an address. */
  readonly filters: readonly string[];
  /** Numbers that are added up below their columns. */
  readonly sums: readonly string[];
  readonly sort: readonly SortTerm[];
  readonly groups: readonly FieldGroup[];
  readonly relations: readonly Relation[];
  readonly actions: readonly AdminAction[];
}
