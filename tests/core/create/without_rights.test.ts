/** A role that may use a schema and nothing else: what was made is recognised without a right to make another schema. */
import { createTables } from '../../../core/create';
import { openDatabase } from '../../../core/database';
import { describeOnServer, serverDatabase } from '../../support/database';
import { shop } from '../../support/shop';
import { Client } from 'pg';

describeOnServer('a role without the right to make schemas', () => {
  it('sees its tables as they should be on the second run', async () => {
    const held = await serverDatabase();
    const owner = new Client({ connectionString: held.url });
    await owner.connect();
    const role = `plain_${held.url.split('/').at(-1) ?? ''}`;
    await owner.query(`create role ${role} login; create schema app authorization ${role}`);
    await owner.query(
      `alter role ${role} in database ${held.url.split('/').at(-1) ?? ''} set search_path = app`,
    );
    const address = new URL(held.url);
    address.username = role;
    const database = await openDatabase({ url: address.href });
    const run = () =>
      database.withDatabaseLock('create', (connection) => createTables({ connection, registry: shop }));
    await run();
    expect((await run()).steps.map(({ state }) => state)).toEqual(['there', 'there', 'there']);
    await database.close();
    await owner.query(`drop schema app cascade; drop owned by ${role}; drop role ${role}`);
    await owner.end();
    await held.drop();
  });
});
