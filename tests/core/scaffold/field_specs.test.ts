import { readFieldSpec } from '../../../core/scaffold';
import { fieldSource } from '../../../core/scaffold/field_source';

const sourceOf = (spec: string): string => {
  const { field, findings } = readFieldSpec(spec);
  expect(findings).toEqual([]);
  return fieldSource(field!, 0);
};
const complaint = (spec: string): string => {
  const { field, findings } = readFieldSpec(spec);
  expect(field).toBeUndefined();
  expect(findings.map(({ code }) => code)).toEqual(findings.map(() => 'SCAFFOLD_REFUSED'));
  return findings
    .flatMap(({ summary, waysOut }) => [summary, ...waysOut.map(({ text }) => text)])
    .join(' | ');
};

test.each([
  ['title', 'title: string(),'],
  ['title:string', 'title: string(),'],
  ['title:string(200):required', 'title: string(200).required(),'],
  ['title:varchar(20):unique:index', 'title: string(20).unique().index(),'],
  ['body:text:hidden', 'body: text().hidden(),'],
  ['email:email:unique', 'email: string().email().unique(),'],
  ['mail:string(100):email', 'mail: string(100).email(),'],
  ['site:url', 'site: string().url(),'],
  ['phone:phone:secret', 'phone: string().phone().secret(),'],
  ['position:integer:default=0:min=0:max=99', 'position: integer().min(0).max(99).default(0),'],
  ['bytes:bigint:default=9007199254740993', "bytes: bigint().default('9007199254740993'),"],
  ['rate:decimal(5,2):max=100', 'rate: decimal(5, 2).max(100),'],
  ['rate:decimal', 'rate: decimal(12, 2),'],
  ['amount:money', 'amount: money(),'],
  ['amount:money(chf):required', "amount: money('CHF').required(),"],
  ['paid:boolean:default=false:required', 'paid: boolean().default(false).required(),'],
  ['dueOn:date:default=2030-12-31', "dueOn: date().default('2030-12-31'),"],
  ['sentAt:datetime:readonly', 'sentAt: datetime().readOnly(),'],
  ['token:uuid:unique', 'token: uuid().unique(),'],
  ['extras:json', 'extras: json((z) => z.record(z.string(), z.unknown())),'],
  [
    'status:enum(draft,sent,paid):default=draft',
    "status: enumeration(['draft', 'sent', 'paid']).default('draft'),",
  ],
  ['tags:array(string)', 'tags: array(string()),'],
  ['invoice:ref(invoices):cascade', "invoice: reference('invoices', { onDelete: 'CASCADE' }),"],
  [
    'owner:reference(users):setnull:inverse=stock',
    "owner: reference('users', { onDelete: 'SET NULL', inverse: 'stock' }),",
  ],
  ["note:string:default='a:b (c)'", "note: string().default('a:b (c)'),"],
  ["quote:string:default=it's", 'quote: string().default("it\'s"),'],
])('%s is written %s', (spec, source) => {
  expect(sourceOf(spec)).toBe(source);
});

test('an unknown kind is answered with the one that was meant', () => {
  expect(complaint('title:strng(200)')).toContain('there is no kind strng | did you mean string?');
});

test('an unknown option is answered with the one that was meant and with all there are', () => {
  expect(complaint('title:string:requird')).toMatch(
    /no option 'requird' \| did you mean required\? \| string takes/,
  );
});

test('every fault of a spec is told at once', () => {
  expect(readFieldSpec('n:integer:min=x:default=y:foo').findings).toHaveLength(3);
});

test.each([
  ['Title:string', 'is not camelCase | call it title'],
  ['due_on:date', 'call it dueOn'],
  ['createdAt:date', 'keeps for itself'],
  ['update:text', 'keeps for itself'],
  ['class:text', 'keeps for itself'],
  [':text', 'is not camelCase'],
  ['title:string(0)', 'takes one length'],
  ['title:string(a)', 'takes one length'],
  ['body:text(10)', 'takes nothing in brackets'],
  ['rate:decimal(2,5)', 'takes digits'],
  ['amount:money(EURO)', 'three letters'],
  ['status:enum', 'takes its words'],
  ['status:enum(a,a)', 'each once'],
  ['status:enum(a,b):default=c', 'is none of a, b'],
  ['tags:array(ref)', 'takes one of'],
  ['invoice:ref', 'takes the table'],
  ['invoice:ref(invoices):required:setnull', 'cannot be set to null'],
  ['invoice:ref(invoices):inverse=Bad', 'is not camelCase'],
  ['n:integer:default=1.5', 'no whole number'],
  ['n:integer:default=3000000000', 'no whole number of 32 bits'],
  ['n:integer:required=1', 'takes no value'],
  ['n:integer:default', 'needs a value'],
  ['paid:boolean:default=yes', 'neither true nor false'],
  ['dueOn:date:default=2030-02-30', 'no day'],
  ['title:string(3):default=long', 'longer than 3'],
  ['title:string(3', 'there is no kind'],
])('%s is refused: %s', (spec, words) => {
  expect(complaint(spec)).toContain(words);
});
