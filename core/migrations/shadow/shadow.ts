/** A database in memory on which everything is tried before it is written or told. */
import { join } from 'node:path';
import type { Client } from 'pg';
import { cacheFolder, openDatabase } from '../../database';
import { quoted } from '../../shapes';
import { SchemaEngine, type SchemaState } from '../../schema_engine';
import { fingerprintOf } from './fingerprint';
import { readingsIn, type Readings } from './readings';

/** The schema of a shadow; what is written for others names none. */
export const SHADOW_SCHEMA = 'public';

export interface Shadow {
  readonly connection: Client;
  readonly engine: SchemaEngine;
  readonly readings: Readings;
  /** What the schema says of itself, in short. */
  fingerprint(): Promise<string>;
  read(how?: Reading): Promise<SchemaState>;
}

export interface Reading {
  /** Whether the connection is in a transaction, which is left as it was. */
  readonly inside?: boolean;
  /** Whether the next shadow is likely to come by here too. */
  readonly lasting?: boolean;
}

export interface ShadowOptions {
  /** A dump to start from; an empty database when there is none. */
  readonly archive?: Uint8Array;
  /** Extensions of PostgreSQL to have at hand, by name. */
  readonly extensions?: readonly string[];
  /** The schema to work in, where it is to be compared with one of another name. */
  readonly schema?: string;
}

/** Opens a shadow for as long as `work` takes. */
export async function withShadow<T>(
  work: (shadow: Shadow, dump: () => Promise<Uint8Array>) => Promise<T>,
  { schema = SHADOW_SCHEMA, ...options }: ShadowOptions = {},
): Promise<T> {
  // First of all: the engine is loaded while the database starts.
  const engine = new SchemaEngine();
  const readings = readingsIn(join(cacheFolder(), 'schemas'), engine);
  const database = await openDatabase({ memory: true, ...options });
  try {
    const connection = await database.connect({ statementMs: 600_000 });
    try {
      const fingerprint = (): Promise<string> => fingerprintOf(connection, schema);
      const read = async ({ inside = false, lasting = false }: Reading = {}): Promise<SchemaState> => {
        const print = await fingerprint();
        const state = (await readings.known(print)) ?? (await engine.read(connection, schema, inside));
        await readings.keep(print, state, lasting);
        return state;
      };
      if (schema !== SHADOW_SCHEMA)
        await connection.query(`CREATE SCHEMA ${quoted(schema)}; SET search_path TO ${quoted(schema)}`);
      return await work({ connection, engine, readings, fingerprint, read }, database.dump);
    } finally {
      await connection.end();
    }
  } finally {
    await engine.close();
    await database.close();
  }
}
