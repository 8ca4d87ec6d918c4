/** What comes in from outside and should not: refused with the name of what is wrong, on pages, forms and JSON alike. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { start, type Started } from '../../app/start';
import { administratorOf, type SignedIn } from '../support/administrator';

const USERS = '/admin/user/users';
const CUSTOMERS = '/admin/customers/customers';
const CANARY = 'canary-9d1f-never-leaves';
const NUL = '\0';
const SOME_ID = '018f0000-0000-7000-8000-000000000000';

let host: Started;
let admin: SignedIn;
let dataDir: string;
const log: string[] = [];
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'ordinal-bad-input-'));
  host = await start({
    root: path.resolve(__dirname, '..', '..'),
    environment: { NODE_ENV: 'test', DATA_DIR: dataDir, PORT: '0', LOG_LEVEL: 'trace' },
    migrate: true,
    destination: { write: (line) => void log.push(line) },
  });
  admin = await administratorOf(host);
});
afterAll(async () => {
  await host.close('the test ends');
  rmSync(dataDir, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly text: string;
  /** Names of the parameters or fields a problem document complains about. */
  readonly named: readonly string[];
  readonly body: Record<string, unknown>;
}

const parsed = (text: string): Record<string, unknown> => {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
};

async function ask(address: string, init: RequestInit = {}, accept = 'application/json'): Promise<Answer> {
  const answer = await fetch(host.address + address, {
    redirect: 'manual',
    ...init,
    headers: { ...admin, Accept: accept, ...init.headers },
  });
  const text = await answer.text();
  const body = parsed(text);
  const errors = (body['errors'] ?? []) as readonly { readonly name: string }[];
  return { status: answer.status, text, body, named: errors.map(({ name }) => name) };
}
const page = (address: string, init: RequestInit = {}): Promise<Answer> => ask(address, init, 'text/html');
const send = (address: string, body: unknown): Promise<Answer> =>
  ask(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const fill = (address: string, fields: Record<string, string>): Promise<Answer> =>
  page(address, { method: 'POST', body: new URLSearchParams(fields) });

const count = async (list: string): Promise<unknown> => (await ask(list)).body['total'];

describe('parameters of a list', () => {
  test.each([
    ['nope=1', 'nope'],
    ['f.nope=1', 'f.nope'],
    ['f.name=1&f.status=nope', 'f.status'],
    ['f[status]=active', 'f[status]'],
    ['f.status.gte=active', 'f.status.gte'],
    ['f.status.', 'f.status.'],
    ['f.=1', 'f.'],
    ['f.createdAt=yesterday', 'f.createdAt'],
    ['f.createdAt.like=2026-01-01', 'f.createdAt.like'],
    ['sort=nope', 'sort'],
    ['sort=name;drop table customers', 'sort'],
    ['sort=name,,', 'sort'],
    ['page=0', 'page'],
    ['page=-1', 'page'],
    ['page=1e3', 'page'],
    ['page=99999999999999999999', 'page'],
    ['page=9999', 'page'],
    ['pageSize=100000', 'pageSize'],
    ['q=a&q=b', 'q'],
    [`q=${'x'.repeat(500)}`, 'q'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['f.__proto__=1', 'f.__proto__'],
    ['sort=constructor', 'sort'],
    ['q=%00', 'q'],
    ['f.name=a%00b', 'f.name'],
    ['a%00=1', 'a'],
  ])('%s is 400, named', async (parameters, name) => {
    const answer = await ask(`${CUSTOMERS}?${parameters}`);
    expect(answer.status).toBe(400);
    expect(answer.named.map((one) => one.replaceAll(NUL, '%00'))).toContain(name);
    const html = await page(`${CUSTOMERS}?${parameters}`);
    expect(html.status).toBe(400);
    expect(html.text).toMatch(/^<!doctype html>/i);
  });

  test('of records, forms and system pages are not ignored either', async () => {
    for (const address of [
      `${CUSTOMERS}/new?nope=1`,
      '/admin?nope=1',
      '/admin/system/models?nope=1',
      '/admin/system/models?model=Nope',
      '/admin/system/modules?nope=1',
    ])
      expect([address, (await ask(address)).status]).toEqual([address, 400]);
  });
});

describe('a secret field', () => {
  test.each([
    'f.passwordHash=x',
    'f.passwordHash.gte=a',
    'f.password_hash=x',
    'sort=passwordHash',
    'sort=-passwordHash',
    'sort=password_hash',
    'sort=username,passwordHash',
    'fields=passwordHash',
    'columns=passwordHash',
    'list=passwordHash',
    'group=passwordHash',
    'include=passwordHash',
    'as.passwordHash=x',
  ])('cannot be asked for: %s', async (parameters) => {
    expect((await ask(`${USERS}?${parameters}`)).status).toBe(400);
  });

  test.each(['f.createdBy.passwordHash=x', 'f.createdBy.passwordHash.gte=x', 'sort=createdBy.passwordHash'])(
    'cannot be reached through a reference: %s',
    async (parameters) => {
      expect((await ask(`/admin/customers/customer-notes?${parameters}`)).status).toBe(400);
    },
  );

  test('is stored, and then shown on no page, in no document, in no log and in no error', async () => {
    // Only code sets it: sent, it is refused by name.
    const sent = await send(`${USERS}/new`, { username: 'keeper', passwordHash: CANARY });
    expect([sent.status, sent.named]).toEqual([400, ['passwordHash']]);
    const made = await send(`${USERS}/new`, { username: 'keeper' });
    expect(made.status).toBe(201);
    const id = String(made.body['id']);
    const { models } = host.host as unknown as {
      models: {
        User: { findByPk(id: string): Promise<{ passwordHash: string; update(v: object): Promise<void> }> };
      };
    };
    await (await models.User.findByPk(id)).update({ passwordHash: CANARY });
    expect((await models.User.findByPk(id)).passwordHash).toBe(CANARY);

    const said: Answer[] = [sent, made];
    const addresses = [
      USERS,
      `${USERS}?q=keeper`,
      `${USERS}/${id}`,
      `${USERS}/${id}/edit`,
      `${USERS}/${id}/delete`,
      '/admin',
      '/admin/system/models?model=User',
    ];
    for (const address of addresses) said.push(await ask(address), await page(address));
    said.push(await ask(`${USERS}?q=${CANARY}`));
    expect(said.at(-1)?.body['total']).toBe(0);

    // Refused writes echo what was typed, but not this; neither does the complaint of the database.
    said.push(await fill(`${USERS}/new`, { username: '', passwordHash: CANARY }));
    said.push(await send(`${USERS}/new`, { username: 1, passwordHash: CANARY }));
    said.push(await send(`${USERS}/new`, { username: 'keeper', passwordHash: CANARY }));
    said.push(await fill(`${USERS}/new`, { username: 'keeper', passwordHash: CANARY }));
    said.push(await fill(`${USERS}/new`, { username: 'other', passwordHash: CANARY.padEnd(300, 'x') }));
    const { sequelize } = host.host;
    await sequelize.query('alter table users rename to users_away');
    const broken = await send(`${USERS}/new`, { username: 'third' });
    await sequelize.query('alter table users_away rename to users');
    expect(broken.status).toBe(500);
    said.push(broken, await send(`${USERS}/${id}/edit`, { passwordHash: CANARY }));

    for (const { text } of said)
      expect(text.replaceAll(`value="${CANARY}" name="q"`, '')).not.toContain(CANARY);
    const lines = log.filter((line) => !line.includes(`?q=${CANARY}`)).join('');
    expect(lines).not.toContain(CANARY);
    expect(lines).toContain('a request failed');
  });
});

describe('members of a JSON body', () => {
  test.each(['id', 'createdAt', 'updatedAt', 'deletedAt', 'isDeleted', 'nope', 'lastLoginAt', 'constructor'])(
    '%s may not be sent: 400, and nothing is made or changed',
    async (member) => {
      const before = await count(USERS);
      const answer = await send(`${USERS}/new`, { username: 'somebody', [member]: SOME_ID });
      expect([answer.status, answer.named]).toEqual([400, [member]]);
      expect(await count(USERS)).toBe(before);
    },
  );

  test('__proto__ may not be sent', async () => {
    const answer = await send(`${USERS}/new`, '{"username":"somebody","__proto__":{"status":"active"}}');
    expect(answer.status).toBe(400);
    expect(({} as { status?: string }).status).toBeUndefined();
  });

  test('authorship is the host’s to write', async () => {
    const customer = String((await send(`${CUSTOMERS}/new`, { name: 'Ada' })).body['id']);
    for (const member of ['createdById', 'modifiedById', 'createdBy']) {
      const answer = await send('/admin/customers/customer-notes/new', {
        customerId: customer,
        noteText: 'x',
        [member]: SOME_ID,
      });
      expect([answer.status, answer.named]).toEqual([400, [member]]);
    }
  });

  test.each<[string, object, string]>([
    ['too long', { username: 'x'.repeat(51) }, 'username'],
    ['too short', { username: 'x' }, 'username'],
    ['a number for text', { username: 12 }, 'username'],
    ['an object for text', { username: { $ne: null } }, 'username'],
    ['a list for text', { username: ['somebody'] }, 'username'],
    ['null where something is required', { username: null }, 'username'],
    ['nothing where something is required', {}, 'username'],
    ['not an e-mail address', { username: 'somebody', email: 'nowhere' }, 'email'],
    ['a word that is none of the choices', { username: 'somebody', status: 'root' }, 'status'],
    ['text for yes or no', { username: 'somebody', emailVerified: 'yes' }, 'emailVerified'],
    ['U+0000', { username: `some${NUL}body` }, 'username'],
    ['U+0000 in a secret', { username: 'somebody', passwordHash: NUL }, 'passwordHash'],
  ])('%s is refused with its field', async (_, body, field) => {
    const before = await count(USERS);
    const answer = await send(`${USERS}/new`, body);
    expect([400, 422]).toContain(answer.status);
    expect(answer.named).toContain(field);
    expect(await count(USERS)).toBe(before);
  });

  test.each<[string, string, number]>([
    ['malformed JSON', '{"username":', 400],
    ['a list', '[]', 400],
    ['a word', '"keeper"', 400],
    ['too deep', `{"a":${'['.repeat(40)}${']'.repeat(40)}}`, 400],
    ['too large', JSON.stringify({ username: 'x'.repeat(1_100_000) }), 413],
  ])('%s is refused whole', async (_, body, status) => {
    const began = performance.now();
    expect((await send(`${USERS}/new`, body)).status).toBe(status);
    expect(performance.now() - began).toBeLessThan(6_000);
  });
});

describe('fields of a form', () => {
  test.each(['id', 'createdAt', 'deletedAt', 'lastLoginAt', 'nope', 'constructor'])(
    '%s may not be sent: 400',
    async (field) => {
      const before = await count(USERS);
      const answer = await fill(`${USERS}/new`, { username: 'somebody', [field]: SOME_ID });
      expect(answer.status).toBe(400);
      expect(answer.text).toContain(field);
      expect(await count(USERS)).toBe(before);
    },
  );

  test.each([
    ['username', 'x'.repeat(60)],
    ['email', 'nowhere'],
    ['status', 'root'],
    ['emailVerified', 'perhaps'],
  ])('%s of the wrong kind is 422 with a complaint beside it', async (field, value) => {
    const answer = await fill(`${USERS}/new`, { username: 'somebody', [field]: value });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(
      new RegExp(`id="[^"]*${field}[^"]*"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*`),
    );
  });

  test('U+0000 is 400 that names the field', async () => {
    const answer = await fill(`${USERS}/new`, { username: `some${NUL}body` });
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('username');
  });

  test('a form that is too large is 413', async () => {
    expect((await fill(`${USERS}/new`, { username: 'x'.repeat(1_100_000) })).status).toBe(413);
  });
});

describe('addresses', () => {
  test.each([
    [`${USERS}/${SOME_ID}`, 404],
    [`${USERS}/1`, 404],
    [`${USERS}/..%2f..%2fetc%2fpasswd`, 404],
    [`${USERS}/%00`, 400],
    [`${USERS}/%E0%A4%A`, 400],
    ['/static/customers/..%2f..%2f..%2f..%2fpackage.json', 404],
    [`/admin/customers/${SOME_ID}'--`, 404],
  ])('%s is %s', async (address, status) => {
    expect((await ask(address)).status).toBe(status);
    expect((await page(address)).status).toBe(status);
  });
});

describe('the notes of a customer, a way of the module’s own', () => {
  test.each<[string, object, string]>([
    ['a customer that is no id', { customerId: 'nobody', noteText: 'x' }, 'customerId'],
    ['too long a kind', { customerId: SOME_ID, noteText: 'x', noteType: 'y'.repeat(80) }, 'noteType'],
    ['U+0000', { customerId: SOME_ID, noteText: NUL }, 'noteText'],
    ['no words', { customerId: SOME_ID, noteText: '' }, 'noteText'],
    ['text that is none', { customerId: SOME_ID, noteText: { a: 1 } }, 'noteText'],
    ['a member that is unknown', { customerId: SOME_ID, noteText: 'x', nope: 1 }, 'nope'],
    ['an id', { customerId: SOME_ID, noteText: 'x', id: SOME_ID }, 'id'],
  ])('%s is refused with its field', async (_, body, field) => {
    const answer = await send('/admin/customers/notes', body);
    expect([400, 422]).toContain(answer.status);
    expect(answer.named).toContain(field);
  });
  test('a customer that is not there is refused with its field', async () => {
    const answer = await send('/admin/customers/notes', { customerId: SOME_ID, noteText: 'x' });
    expect([answer.status, answer.named]).toEqual([422, ['customerId']]);
  });
  test.each(['nope=1', 'page=x', 'page=0', 'page=1e9', 'q=a&q=b'])(
    'its book refuses parameters it does not know: %s',
    async (parameters) => {
      expect((await ask(`/admin/customers?${parameters}`)).status).toBe(400);
    },
  );
});
