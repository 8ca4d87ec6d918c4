/** Whole tables. */
import { DataTypes } from 'sequelize';
import { enumeration, integer, raw, string, uncheckedReference } from '../../../../core/declare';
import { asksTable, table, type Case, type Placed } from './case';

const name = string(40).required();
const kind = raw<string>({ type: DataTypes.ENUM('a', 'b') });
const to = uncheckedReference;

const clients = (called: string): readonly Placed[] => [
  table(
    called,
    { name: name.unique(), state: enumeration(['new', 'old']), chief: to(called) },
    { checks: { named: `name <> ''` }, indexes: [{ expressions: ['lower(name)'] }] },
  ),
  table('client_calls', { name, of: to(called).required() }),
];

const games = table('games', { name });
const players = table('players', { name });
const joins = table(
  'games_players',
  { game: to('games', { onDelete: 'CASCADE' }).required(), player: to('players').required() },
  { indexes: [{ fields: ['game', 'player'], unique: true }] },
);

export const tables: readonly Case[] = [
  {
    name: 'a table is made',
    before: [table('boats', { name })],
    after: [table('boats', { name }), table('oars', { name: name.unique(), boat: to('boats') })],
    rows: `INSERT INTO boats (name) VALUES ('argo')`,
    up: ['SELECT b.name, o.name AS oar FROM boats b LEFT JOIN oars o ON o.boat_id = b.id', '(argo,)'],
    down: ['SELECT name FROM boats', '(argo)'],
  },
  {
    name: 'a table that joins two others is made',
    before: [games, players],
    after: [games, players, joins],
    rows: `INSERT INTO games (name) VALUES ('go'); INSERT INTO players (name) VALUES ('ada')`,
    up: [
      'SELECT g.name, p.name AS by, (SELECT count(*) FROM games_players) FROM games g, players p',
      '(go,ada,0)',
    ],
    down: ['SELECT g.name, p.name AS by FROM games g, players p', '(go,ada)'],
  },
  {
    name: 'a table is dropped, with its native type',
    before: [
      table('shelves', { name }),
      table('jars', { name: name.unique(), kind, shelf: to('shelves').required() }),
    ],
    after: [table('shelves', { name })],
    rows: `INSERT INTO shelves (name) VALUES ('top'); INSERT INTO jars (name, shelf_id) SELECT 'jam', id FROM shelves`,
    up: ['SELECT name FROM shelves', '(top)'],
    down: ['SELECT s.name, j.name AS jar FROM shelves s LEFT JOIN jars j ON true', '(top,)'],
    asks: [asksTable('jars')],
    answers: { accepted: ['jars'] },
  },
  {
    name: 'a table is renamed, with its indexes, checks and keys, and keys that point to it',
    before: clients('clients'),
    after: clients('patrons'),
    rows: `INSERT INTO clients (name, state) VALUES ('ada', 'new');
      INSERT INTO client_calls (name, of_id) SELECT 'first', id FROM clients`,
    up: [
      'SELECT p.name, p.state, c.name AS call FROM patrons p JOIN client_calls c ON c.of_id = p.id',
      '(ada,new,first)',
    ],
    down: [
      'SELECT p.name, p.state, c.name AS call FROM clients p JOIN client_calls c ON c.of_id = p.id',
      '(ada,new,first)',
    ],
    asks: [asksTable('clients')],
    answers: { rename: ['clients:patrons'] },
    by: /ALTER TABLE "clients" RENAME TO "patrons"/,
  },
  {
    name: 'a table is renamed, with its native type, and a column of it, and one is added',
    before: [table('cars', { plate: string(12).required().unique(), doors: integer(), kind })],
    after: [
      table('vehicles', {
        sign: string(12).required().unique(),
        doors: integer(),
        kind,
        seats: integer().default(4),
      }),
    ],
    rows: `INSERT INTO cars (plate, doors) VALUES ('B 1', 3)`,
    up: ['SELECT sign, doors, seats FROM vehicles', '("B 1",3,4)'],
    down: ['SELECT plate, doors FROM cars', '("B 1",3)'],
    asks: [asksTable('cars')],
    answers: { rename: ['cars:vehicles', 'cars.plate:sign'] },
  },
  {
    name: 'a table moves to another module',
    before: [table('parcels', { name })],
    after: [[table('parcels', { name, weight: integer() }), 'more']],
    rows: `INSERT INTO parcels (name) VALUES ('box')`,
    up: ['SELECT name, weight FROM parcels', '(box,)'],
    down: ['SELECT name FROM parcels', '(box)'],
    owners: ['more'],
  },
];
