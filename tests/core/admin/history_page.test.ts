/** The history of a record as it is drawn: every kind of field before and after, and nothing that may not be seen. */
import { load } from 'cheerio';
import request from 'supertest';
import { CONCEALED, type AskedHistory, type FieldChange, type Revision } from '../../../core/declare';
import { NAUGHTY } from '../../support/naughty_strings';
import { adminHost, type AdminHost } from './admin_host';
import { harbourWithTrash as harbour } from './harbour';

const SHIPS = '/admin/harbour/ships';
let host: AdminHost;
let id: string;
let keeper: string;
/** Newest first. */
let lines: Revision[] = [];

/** As the module that keeps them answers. */
const passHistory = (asked: AskedHistory): Promise<AskedHistory> => {
  const { part, limit } = asked;
  const at = lines.findIndex((line) => line.id === part?.revision);
  const some =
    part === undefined
      ? lines
      : at === -1
        ? []
        : { before: lines.slice(at + 1), after: lines.slice(0, at), only: [lines[at]!] }[part.of];
  return Promise.resolve({ ...asked, total: lines.length, revisions: some.slice(0, limit) });
};
type Line = Pick<Revision, 'version' | 'changes'>;
const idOf = (version: number) => `018f0000-0000-7000-8000-${String(version).padStart(12, '0')}`;
const happened = (...changes: Readonly<Record<string, FieldChange>>[]): void => {
  lines = changes
    .map((one, index): Revision => ({
      id: idOf(index + 1),
      version: index + 1,
      at: new Date(Date.now() - (changes.length - index) * 1_000),
      action: index === 0 ? 'create' : 'update',
      actorId: null,
      actorName: 'Ines Brandt',
      requestId: `request-${index + 1}`,
      changes: one,
    }))
    .reverse();
};

beforeAll(async () => {
  host = await adminHost(harbour, { passHistory });
  keeper = await host.make('Keeper', { firstName: 'Ada', lastName: 'Hook' });
  id = await host.make('Ship', { name: 'Kestrel', code: 'K1', status: 'in_dock', keeperId: keeper });
});
afterAll(() => host?.close());

const html = (path: string) => request(host.app).get(path).set('Accept', 'text/html');
const json = (path: string) => request(host.app).get(path).set('Accept', 'application/json');
const history = () => `${SHIPS}/${id}/history`;
/** The texts of a changed field: where it is the old one and the new one, or what both have. */
async function sides(label: string): Promise<{ was: string; is: string; all: string }> {
  const $ = load((await html(history()).expect(200)).text);
  const cell = $('.revs th')
    .filter((_, th) => $(th).text() === label)
    .first()
    .next();
  const without = (tag: string): string => {
    const copy = cell.clone();
    copy.find(tag).remove();
    return copy.text();
  };
  return { was: without('ins'), is: without('del'), all: cell.text() };
}

test('revisions stand newest first, with who, when and which request', async () => {
  happened(
    { name: { from: null, to: 'Kestrel' } },
    { crew: { from: 3, to: 4 }, isFast: { from: null, to: true } },
  );
  const $ = load((await html(history()).expect(200)).text);
  expect($('h1').text()).toContain('History of Kestrel 2 revisions');
  const cards = $('.revs > li')
    .map((_, li) => $(li).text().replace(/\s+/g, ' ').trim())
    .get();
  expect(cards[0]).toMatch(
    /^Today.*IBInes Brandt changed 2 fields.*Version 2, now.*Is fast empty Yes Restore Crew 3 4 Restore$/,
  );
  expect(cards[1]).toMatch(/created the record with 1 field.*Version 1/);
  const whole = await html(`${history()}/${idOf(2)}`).expect(200);
  expect(whole.text).toContain('request-2');
  expect(load((await html(`${history()}/${idOf(1)}`)).text)('.revs ins').text()).toBe('Kestrel');
  const detail = await html(`${SHIPS}/${id}`).expect(200);
  expect(detail.text).toMatch(/History <span class="c">2<\/span>/);
  expect(detail.text).toMatch(/Last change<\/dt><dd>Ines Brandt <a class="lnk"[^>]*>changed 2 fields<\/a>/);
});

test('long texts are compared in words, and both can be read out of it exactly', async () => {
  const [from, to] = [
    'Builds and repairs workboats up to 24 m. Two slips,\n\n  one crane. Pays on time, as a rule. ',
    'Builds and repairs workboats and pilot cutters up to 30 m. Two slips,\n\n  one crane. Pays on time.',
  ];
  happened({}, { remark: { from, to } });
  const { was, is } = await sides('Remark');
  expect([was.trim(), is.trim()]).toEqual([from.trim(), to.trim()]);
  const $ = load((await html(history())).text);
  expect($('.revs ins').first().text()).toContain('pilot');
  expect($('.revs .prose').text()).toContain('repairs workboats');
});

test('every kind of field is drawn as the record draws it', async () => {
  happened(
    {},
    {
      status: { from: 'afloat', to: 'in_dock' },
      value: { from: '25000.00', to: '40000.00' },
      valueCurrency: { from: 'CHF', to: 'EUR' },
      tags: { from: ['red', 'old'], to: ['red', 'new'] },
      keeperId: { from: null, to: keeper },
      papers: { from: { flag: 'DE' }, to: { flag: 'DK' } },
      seenAt: { from: '2026-01-02T03:04:05.000Z', to: null },
      isInsured: { from: false, to: true },
    },
  );
  const { text } = await html(history()).expect(200);
  expect(text).toMatch(/pill ok">Afloat|pill ">Afloat/);
  expect((await sides('Value')).all.replace(/\s+/g, ' ').trim()).toBe('CHF 25,000.00 EUR 40,000.00');
  expect((await sides('Tags')).all.replace(/\s+/g, ' ').trim()).toBe('red + new − old');
  expect((await sides('Keeper')).all).toContain('Ada Hook');
  expect((await sides('Papers')).is).toContain('"flag": "DK"');
  expect((await sides('Seen at')).all).toMatch(/2026-01-02 03:04:05 UTC[\s\S]*empty/);
  expect((await sides('Is insured')).all.replace(/\s+/g, ' ').trim()).toBe('No Yes');
});

test('what is secret or hidden is never shown, and what was concealed says so', async () => {
  happened(
    {},
    {
      radioKey: { from: 'canary-secret', to: 'canary-new' },
      insider: { from: 'canary-hidden', to: 'canary-other' },
      remark: { from: CONCEALED, to: CONCEALED },
      code: { from: 'K0', to: 'K1' },
    },
  );
  const { text } = await html(history()).expect(200);
  expect(text).not.toContain('canary');
  expect(text).not.toContain('concealed');
  expect(await sides('Remark')).toMatchObject({ all: 'changed, not shown' });
  expect(await sides('Radio key')).toMatchObject({ all: 'changed, not shown' });
  const { body } = await json(history()).expect(200);
  expect(body.revisions[0]).toMatchObject({
    version: 2,
    actor: { id: null, name: 'Ines Brandt' },
    changes: { code: { from: 'K0', to: 'K1' } },
  });
  expect(body.revisions[0].concealed.sort()).toEqual(['radioKey', 'remark']);
  expect(JSON.stringify(body)).not.toMatch(/canary|insider/);
});

test('what was written down when a field was something else does no harm', async () => {
  happened(
    {},
    {
      keeperId: { from: 'Old Ada', to: CONCEALED },
      builtOn: { from: 'long ago', to: '2001-02-03' },
      crew: { from: { many: true }, to: 4 },
      tags: { from: 'red', to: ['red'] },
      gone: { from: 'a field that is not there any more', to: null },
    },
  );
  const { text } = await html(history()).expect(200);
  expect(text).toContain('long ago');
  expect(text).not.toContain('not there any more');
});

test.each(Object.entries(NAUGHTY))('%s come back exactly', async (_what, texts) => {
  const known = texts.filter((text) => !text.includes('\0') && text !== '');
  happened({}, ...known.flatMap((text) => [{ remark: { from: text, to: `${text}${text}` } }]));
  const $ = load((await html(history()).expect(200)).text);
  const shown = $('.revs th')
    .map((_, th) => {
      const cell = $(th).next().clone();
      cell.find('ins').remove();
      const [prose, old] = [cell.find('.prose'), cell.find('del')];
      return (prose.length > 0 ? prose : old).text();
    })
    .get();
  const read = (text: string): string => text.replace(/\r\n?/g, '\n');
  // Twenty stand on a page; the rest on the next ones.
  const newest = [...known].reverse().slice(0, 20);
  expect(shown).toEqual(newest.map(read));
  const { body } = await json(history()).expect(200);
  expect(body.revisions.slice(0, newest.length).map((one: Line) => one.changes.remark?.from)).toEqual(newest);
});

test('pages go on where the last one ended', async () => {
  happened({}, ...Array.from({ length: 44 }, (_, crew) => ({ crew: { from: crew, to: crew + 1 } })));
  const first = await html(history()).expect(200);
  expect(first.text).toContain('45 revisions');
  const next = /rel="next" href="([^"]+)"/.exec(first.text)?.[1] ?? '';
  expect(load((await html(next)).text)('.revs > li').length).toBe(20);
  const seen: number[] = [];
  for (let at: string | null = ''; at !== null;) {
    const { body }: { body: { revisions: Line[]; next: string | null } } = await json(
      `${history()}${at === '' ? '' : `?before=${at}`}`,
    );
    seen.push(...body.revisions.map(({ version }: { version: number }) => version));
    at = body.next;
  }
  expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => 45 - index));
});

test('what is not understood, or not there, is refused', async () => {
  happened({}, { crew: { from: 1, to: 2 } });
  await html(`${history()}?before=x`).expect(400);
  await html(`${history()}?page=2`).expect(400);
  await html(`${history()}?before=${idOf(9)}`).expect(404);
  await html(`${history()}/${idOf(9)}`).expect(404);
  await html(`${SHIPS}/${idOf(9)}/history`).expect(404);
  // Nobody hears of changes of a model that says so.
  await html(`/admin/core/deletions/${idOf(1)}/history`).expect(404);
});

describe('where nobody keeps any', () => {
  let bare: AdminHost;
  beforeAll(async () => {
    bare = await adminHost(harbour);
  });
  afterAll(() => bare?.close());

  test('there is no way to a history', async () => {
    const ship = await bare.make('Ship', { name: 'Kestrel', code: 'K1' });
    const { text } = await request(bare.app).get(`${SHIPS}/${ship}`).set('Accept', 'text/html').expect(200);
    expect(text).not.toMatch(/History|Last change/);
    const { body } = await request(bare.app)
      .get(`${SHIPS}/${ship}/history`)
      .set('Accept', 'application/json')
      .expect(404);
    expect(body.detail).toBe('No history is kept of ships.');
  });
});
