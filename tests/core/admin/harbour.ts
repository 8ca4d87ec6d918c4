/** Models of a small harbour: every kind of field, every rule for what goes with a record. */
import {
  array,
  bigint,
  boolean,
  date,
  datetime,
  defineModel,
  deletionModel,
  enumeration,
  integer,
  json,
  money,
  string,
  text,
  uncheckedReference as reference,
} from '../../../core/declare';
import { registryOf } from '../../support/registry_of';

export const Keeper = defineModel('Keeper', {
  table: 'keepers',
  fields: {
    firstName: string(50).required(),
    lastName: string(50).required(),
    passwordHash: string().secret(),
    note: string(40).hidden(),
  },
});

export const Ship = defineModel('Ship', {
  table: 'ships',
  fields: {
    name: string(60).required(),
    code: string(10).required().unique(),
    status: enumeration(['afloat', 'in_dock', 'lost']).default('afloat').required(),
    isInsured: boolean().default(false).required().help('By anybody.'),
    isFast: boolean(),
    isClean: boolean().default(true),
    crew: integer().min(0),
    value: money('CHF'),
    builtOn: date(),
    seenAt: datetime(),
    remark: text(),
    tags: array(string(20)),
    depths: array(integer()),
    sign: string(4)
      .pattern(/^[A-Z]+$/)
      .help('Capital letters.'),
    built: json((z) => z.object({ height: z.number(), decks: z.array(z.object({ name: z.string() })) })),
    cargo: bigint(),
    papers: json((z) => z.object({ flag: z.string() })),
    keeper: reference('keepers', { onDelete: 'RESTRICT', inverse: 'ships' }),
    radioKey: string(20).secret(),
    insider: string(20).hidden(),
  },
  admin: { list: ['name', 'code', 'status', 'keeper', 'value', 'updatedAt'], search: ['name', 'code'] },
  validate: (row) => (row.name === row.code ? { code: 'must differ from the name' } : undefined),
});

export const Berth = defineModel('Berth', {
  table: 'berths',
  fields: {
    place: string(20).required(),
    ship: reference('ships', { onDelete: 'SET NULL', inverse: 'berths' }),
  },
});

export const LogEntry = defineModel('LogEntry', {
  table: 'log_entries',
  fields: {
    words: text().required(),
    ship: reference('ships', { onDelete: 'CASCADE', inverse: 'log' }).required(),
  },
});

export const LogMark = defineModel('LogMark', {
  table: 'log_marks',
  softDelete: false,
  fields: {
    entry: reference('log_entries', { onDelete: 'CASCADE', inverse: 'marks' }).required(),
    name: string(),
  },
});

/** Written by the harbour itself; nobody fills it in. */
export const Arrival = defineModel('Arrival', {
  table: 'arrivals',
  softDelete: false,
  fields: {
    ship: reference('ships', { onDelete: 'CASCADE', inverse: 'arrivals' }).required().readOnly(),
    remark: text(),
  },
});

/** Named by what they point to: a round of two, and a model that begins it. */
export const Pilot = defineModel('Pilot', {
  table: 'pilots',
  fields: {
    keeper: reference('keepers', { inverse: 'pilots' }),
    ship: reference('ships', { onDelete: 'CASCADE', inverse: 'pilots' }),
  },
  admin: { list: ['keeper', 'ship'], title: 'keeper' },
});

export const Watch = defineModel('Watch', {
  table: 'watches',
  fields: {
    pilot: reference('pilots', { onDelete: 'CASCADE', inverse: 'watches' }),
    next: reference('watches', { inverse: 'before' }),
  },
  admin: { list: ['pilot', 'next'], title: 'pilot' },
});

export const Round = defineModel('Round', {
  table: 'rounds',
  fields: { next: reference('rounds', { inverse: 'before' }) },
  admin: { title: 'next' },
});

/** All of it is the host's. */
export const Tide = defineModel('Tide', {
  table: 'tides',
  softDelete: false,
  fields: { level: integer().readOnly(), name: string(20).default('low').required().readOnly() },
});

/** Its number is read-only, and its own hook gives it. */
export const Permit = defineModel('Permit', {
  table: 'permits',
  fields: { number: string(20).required().readOnly(), holder: string(20) },
  hooks: {
    beforeValidate(row) {
      row.number = 'P-1';
    },
  },
});

const MODELS: Parameters<typeof registryOf>[0] = [
  [100, Keeper, 'keepers'],
  [300, Ship, 'harbour'],
  [301, Berth, 'harbour'],
  [302, LogEntry, 'harbour'],
  [303, LogMark, 'harbour'],
  [304, Arrival, 'harbour'],
  [305, Tide, 'harbour'],
  [306, Permit, 'harbour'],
  [307, Pilot, 'harbour'],
  [308, Watch, 'harbour'],
  [309, Round, 'harbour'],
];

export const harbour = registryOf(MODELS);

/** The same, and what is deleted is remembered, as every project does that has the module core. */
export const harbourWithTrash = registryOf([[4, deletionModel, 'core'], ...MODELS]);
