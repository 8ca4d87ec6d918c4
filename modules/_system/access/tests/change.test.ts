import { listed, merged, readChange } from '../change';

const KNOWN = new Set(['a.read', 'a.update', 'b.read', 'spy on people']);
const body = (more: object, drawn = KNOWN, was: readonly string[] = []) => ({
  '~role': 'user',
  '~drawn': listed(drawn),
  '~was': listed(was),
  ...more,
});
const wrongIn = (given: unknown): unknown => {
  try {
    readChange(given, KNOWN);
    return [];
  } catch (error) {
    return (error as { errors: unknown }).errors;
  }
};

test('a form says what was held when it was drawn and what is wanted, whatever the names hold', () => {
  expect(readChange(body({ 'spy on people': 'on' }, KNOWN, ['a.read']), KNOWN)).toEqual({
    role: 'user',
    drawn: KNOWN,
    was: new Set(['a.read']),
    wanted: new Set(['spy on people']),
  });
});

test('every name that is not known is named at once', () => {
  expect(
    wrongIn(body({ 'c.read': 'on', 'a.read': ['on', 'on'] }, new Set(['x', 'b.read']), ['a.read'])),
  ).toEqual([
    { name: 'c.read', message: 'is no permission' },
    { name: 'a.read', message: 'may be given once' },
    { name: 'x', message: 'is no permission' },
    { name: 'a.read', message: 'did not stand in this form' },
  ]);
  expect(wrongIn(undefined)).toEqual([{ name: '~role', message: 'is required' }]);
  expect(wrongIn({ '~role': 'user', '~drawn': '%', '~was': '' })).toEqual([
    { name: '%', message: 'is no permission' },
  ]);
});

test('what others changed is kept, what one changed oneself is put over it', () => {
  const change = readChange(body({ 'a.read': 'on', 'b.read': 'on' }, KNOWN, ['a.read', 'a.update']), KNOWN);
  expect(merged(change, new Set(['a.update', 'spy on people']))).toEqual({
    wanted: new Set(['b.read', 'spy on people']),
    mine: new Set(['a.update', 'b.read']),
    theirs: new Set(['a.read', 'spy on people']),
  });
});

test('the same change made by two leaves nothing to save', () => {
  const change = readChange(body({ 'a.read': 'on' }), KNOWN);
  expect(merged(change, new Set(['a.read'])).mine).toEqual(new Set());
});
