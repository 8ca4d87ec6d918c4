import {
  CATALOGUE_MODELS,
  CATALOGUE_RANGES,
  catalogueNumber,
  homeRange,
  isWithin,
  nextFree,
  rangeOf,
  rangeTitle,
  SECTIONS,
  sectionOf,
} from '../../../core/numbering';

test('the catalogue has 4 sections, 33 ranges and 157 models', () => {
  expect(SECTIONS.map(rangeTitle)).toEqual([
    '0-99: Core System Architecture',
    '100-299: Core Application Models',
    '300-499: Business Logic Models',
    '500-999: Extensions & Plugins',
  ]);
  expect(CATALOGUE_RANGES).toHaveLength(33);
  expect(CATALOGUE_MODELS).toHaveLength(157);
});

test('sections follow each other without a gap, ranges lie in them in order, and no two overlap', () => {
  SECTIONS.forEach((section, index) => expect(section.from).toBe((SECTIONS[index - 1]?.to ?? -1) + 1));
  CATALOGUE_RANGES.forEach((range, index) =>
    expect(range.from).toBeGreaterThan(CATALOGUE_RANGES[index - 1]?.to ?? -1),
  );
  for (const section of SECTIONS)
    for (const range of section.ranges)
      expect(isWithin(range.from, section) && isWithin(range.to, section)).toBe(true);
});

test('every model of the catalogue lies in its range, and no number or name is there twice', () => {
  for (const range of CATALOGUE_RANGES)
    for (const { number } of range.models) expect(isWithin(number, range)).toBe(true);
  expect(new Set(CATALOGUE_MODELS.map(({ number }) => number)).size).toBe(157);
  expect(new Set(CATALOGUE_MODELS.map(({ name }) => name)).size).toBe(157);
});

test('a number is asked for its range and section, a model for its number', () => {
  expect(rangeOf(305)?.title).toBe('Customer Management');
  expect(sectionOf(305)?.title).toBe('Business Logic Models');
  expect(rangeOf(55)).toBeUndefined();
  expect(rangeOf(1000)).toBeUndefined();
  expect(sectionOf(1000)).toBeUndefined();
  expect(catalogueNumber('customer')).toBe(300);
  expect(catalogueNumber('unicorn')).toBeUndefined();
});

test('the next free number is the lowest one above every target, in the range', () => {
  const range = { from: 300, to: 303 };
  expect(nextFree(new Set(), range)).toBe(300);
  expect(nextFree(new Set([300, 301]), range)).toBe(302);
  expect(nextFree(new Set([300]), range, 301)).toBe(302);
  expect(nextFree(new Set([302, 303]), range, 301)).toBeUndefined();
});

test('the home of some files is where most of them lie; of several, where the catalogue has such names', () => {
  const home = (...files: [number, string][]) =>
    homeRange(
      files.map(([number, name]) => ({ number, name })),
      CATALOGUE_RANGES,
    )?.from;
  expect(home([300, 'a'], [340, 'b'], [341, 'c'])).toBe(340);
  expect(home([300, 'a'], [340, 'b'])).toBe(300);
  expect(home([300, 'a'], [340, 'order'])).toBe(340);
  expect(home([1500, 'a'])).toBeUndefined();
  expect(home()).toBeUndefined();
});
