/** The words a field is written with on the command line. One table: parsing, help and messages read it. */

/** A kind: what stands in brackets behind it, and which options it takes beside those that every kind takes. */
export interface KindWord {
  /** The builder it is written with in the model file. */
  readonly builder: string;
  /** What may stand in brackets. */
  readonly argument: 'none' | 'length' | 'digits' | 'currency' | 'values' | 'item' | 'table';
  readonly options: readonly OptionWord[];
  /** A call that follows the builder at once: `.email()`. */
  readonly then?: string;
  readonly example: string;
}

export type OptionWord =
  | 'required'
  | 'unique'
  | 'index'
  | 'secret'
  | 'hidden'
  | 'readonly'
  | 'default'
  | 'min'
  | 'max'
  | 'email'
  | 'url'
  | 'phone'
  | 'cascade'
  | 'restrict'
  | 'setnull'
  | 'inverse';

/** Options that are written `name=value`. */
export const WITH_VALUE: ReadonlySet<string> = new Set<OptionWord>(['default', 'min', 'max', 'inverse']);

const EVERY: readonly OptionWord[] = ['required', 'secret', 'hidden', 'readonly'];
const COLUMN: readonly OptionWord[] = [...EVERY, 'unique', 'index', 'default'];
const BOUNDED: readonly OptionWord[] = [...COLUMN, 'min', 'max'];
const TEXT: readonly OptionWord[] = [...BOUNDED, 'email', 'url', 'phone'];

export const FIELD_KINDS: Readonly<Record<string, KindWord>> = {
  string: { builder: 'string', argument: 'length', options: TEXT, example: 'title:string(200):required' },
  text: { builder: 'text', argument: 'none', options: [...EVERY, 'default'], example: 'body:text' },
  email: {
    builder: 'string',
    argument: 'none',
    options: COLUMN,
    then: 'email',
    example: 'email:email:unique',
  },
  url: { builder: 'string', argument: 'none', options: COLUMN, then: 'url', example: 'website:url' },
  phone: { builder: 'string', argument: 'none', options: COLUMN, then: 'phone', example: 'phone:phone' },
  integer: { builder: 'integer', argument: 'none', options: BOUNDED, example: 'position:integer:default=0' },
  bigint: { builder: 'bigint', argument: 'none', options: BOUNDED, example: 'bytes:bigint' },
  decimal: { builder: 'decimal', argument: 'digits', options: BOUNDED, example: 'rate:decimal(5,2):max=100' },
  money: { builder: 'money', argument: 'currency', options: BOUNDED, example: 'amount:money(EUR):required' },
  boolean: { builder: 'boolean', argument: 'none', options: COLUMN, example: 'paid:boolean:default=false' },
  date: { builder: 'date', argument: 'none', options: COLUMN, example: 'dueOn:date:required' },
  datetime: {
    builder: 'datetime',
    argument: 'none',
    options: [...EVERY, 'unique', 'index'],
    example: 'sentAt:datetime',
  },
  uuid: { builder: 'uuid', argument: 'none', options: COLUMN, example: 'token:uuid:unique' },
  json: { builder: 'json', argument: 'none', options: EVERY, example: 'extras:json' },
  enum: {
    builder: 'enumeration',
    argument: 'values',
    options: COLUMN,
    example: 'status:enum(draft,sent,paid):default=draft',
  },
  array: { builder: 'array', argument: 'item', options: EVERY, example: 'tags:array(string)' },
  ref: {
    builder: 'reference',
    argument: 'table',
    options: [...EVERY, 'unique', 'cascade', 'restrict', 'setnull', 'inverse'],
    example: 'invoice:ref(invoices):cascade',
  },
};

/** Other names for the same kinds, as people know them from elsewhere. */
export const KIND_SYNONYMS: Readonly<Record<string, string>> = {
  enumeration: 'enum',
  reference: 'ref',
  int: 'integer',
  bool: 'boolean',
  str: 'string',
  varchar: 'string',
  timestamp: 'datetime',
  number: 'decimal',
};

/** Kinds that may stand in `array(...)`, each a builder without arguments. */
export const ITEM_KINDS: readonly string[] = [
  'string',
  'text',
  'integer',
  'bigint',
  'boolean',
  'date',
  'datetime',
  'uuid',
];
