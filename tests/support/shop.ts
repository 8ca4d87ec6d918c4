import {
  array,
  bigint,
  boolean,
  date,
  datetime,
  decimal,
  defineModel,
  enumeration,
  integer,
  json,
  money,
  raw,
  string,
  text,
  uncheckedReference as reference,
  uuid,
} from '../../core/declare';
import { registryOf } from './registry_of';
import { extend } from './extend';

export const Person = defineModel('Person', {
  table: 'people',
  fields: {
    name: string(50).required(),
    email: string(100).email().unique(),
    passwordHash: string().secret(),
  },
});

/** A model with every kind of field. */
export const Basket = defineModel('Basket', {
  table: 'baskets',
  fields: {
    code: string(20).required().unique(),
    status: enumeration(['open', "it's ordered", 'dropped']).default('open').required(),
    total: money('CHF').default('0.00').required(),
    discount: decimal(5, 2).min(0).max(100),
    items: integer().min(0).default(0).required(),
    visits: bigint(),
    isGift: boolean().default(false).required(),
    wantedOn: date(),
    orderedAt: datetime(),
    remark: text(),
    outside: uuid(),
    tags: array(string(20)).default(['new']),
    shipTo: json((z) => z.object({ city: z.string() })),
    weight: raw<number>({ type: 'DOUBLE PRECISION', allowNull: true }),
    owner: reference('people', { onDelete: 'CASCADE', inverse: 'baskets' }).required(),
    packer: reference('people'),
    copiedFrom: reference('baskets', { inverse: 'copies' }),
  },
  indexes: [
    { fields: ['owner', 'status'] },
    { expressions: ['lower(code)'], unique: true },
    { fields: ['total'], where: 'items > 0' },
  ],
  checks: { few: 'items >= 0 AND items < 1000' },
  extraDdl: ["COMMENT ON COLUMN baskets.remark IS 'in their words'"],
});

export const PersonTeam = extend('Person', {
  fields: { team: string(40).index(), favourite: reference('baskets', { inverse: 'fans' }) },
  checks: { team_named: "team <> ''" },
});

export const shop = registryOf([
  [100, Person, 'people'],
  [300, Basket],
  [310, PersonTeam],
]);
