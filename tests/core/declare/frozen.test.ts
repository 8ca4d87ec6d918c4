/** A definition stays what it was when its file was read, whatever happens to what it was made of. */
import { DataTypes, Sequelize, type Model, type ModelStatic } from 'sequelize';
import { array, defineModel, derive, enumeration, json, raw, string } from '../../../core/declare';
import { registerModels } from '../../../core/register';
import { extend } from '../../support/extend';
import { registryOf } from '../../support/registry_of';

const handedOver = () => ({
  values: ['open', 'done'] as ('open' | 'done')[],
  tags: ['new'],
  prefs: { deep: { words: ['a'] } },
  options: { type: DataTypes.STRING(7), validate: { len: [1, 7] as [number, number] }, comment: 'c' },
  indexes: [{ fields: ['status' as const], where: 'true' }],
  admin: { list: ['status' as const], groups: { Card: ['status' as const] } },
});

const made = (given: ReturnType<typeof handedOver>) =>
  defineModel('Sample', {
    table: 'samples',
    fields: {
      status: enumeration(given.values),
      tags: array(string(5)).default(given.tags),
      prefs: json((z) => z.object({ deep: z.object({ words: z.array(z.string()) }) })).default(given.prefs),
      code: raw<string>(given.options),
    },
    indexes: given.indexes,
    admin: given.admin,
  });

const isFrozen = (value: unknown): boolean =>
  value === null ||
  typeof value !== 'object' ||
  (Object.isFrozen(value) &&
    Object.values(value).every((part: unknown) => part instanceof DataTypes.ABSTRACT || isFrozen(part)));

test('what was handed over may be changed afterwards without changing the definition', () => {
  const given = handedOver();
  const Sample = made(given);
  const { fields } = Sample;
  given.values.push('lost' as 'open');
  given.tags.push('old');
  given.prefs.deep.words.push('b');
  given.options.validate.len[1] = 70;
  given.options.comment = 'changed';
  given.indexes[0]?.fields.push('tags' as 'status');
  given.admin.groups.Card.push('tags' as 'status');

  expect(fields.status.spec.values).toEqual(['open', 'done']);
  expect(fields.tags.spec.default).toEqual(['new']);
  expect(fields.prefs.spec.default).toEqual({ deep: { words: ['a'] } });
  expect(fields.code.spec.sequelize).toMatchObject({ validate: { len: [1, 7] }, comment: 'c' });
  expect([Sample.indexes, Sample.admin.groups]).toEqual([
    [{ fields: ['status'], where: 'true' }],
    { Card: ['status'] },
  ]);
});

test('nothing in a definition, a derived one or an extension can be changed', () => {
  const given = handedOver();
  const Sample = made(given);
  const Other = derive(Sample, 'Other', { table: 'others', indexes: given.indexes });
  const more = extend('Sample', { fields: {}, indexes: given.indexes, admin: given.admin });

  for (const { spec } of Object.values(Sample.fields)) expect(isFrozen(spec)).toBe(true);
  for (const part of [Sample, Other, more]) {
    expect([part.indexes, part.admin, part.checks, part.extraDdl].every(isFrozen)).toBe(true);
  }
});

test("a new row's default is its own, all the way in", () => {
  const sequelize = new Sequelize({ dialect: 'postgres', logging: false });
  const { Sample } = registerModels(
    registryOf([[100, made(handedOver())]]),
    sequelize,
  ) as unknown as Readonly<Record<string, ModelStatic<Model>>>;
  const one = Sample?.build().get() as { prefs: { deep: { words: string[] } }; tags: string[] };
  one.prefs.deep.words.push('b');
  one.tags.push('old');

  expect(Sample?.build().get()).toMatchObject({ prefs: { deep: { words: ['a'] } }, tags: ['new'] });
});
