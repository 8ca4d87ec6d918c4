/** Facts about a little project, so that a test says only what it is about. */
import { CATALOGUE_RANGES } from '../../../core/numbering';
import type { KnownModel, KnownModule, ProjectFacts } from '../../../core/scaffold';

export const knownModel = (number: number, name: string, more: Partial<KnownModel> = {}): KnownModel => ({
  number,
  name,
  model: name.replace(/(^|_)(.)/g, (_, __, letter: string) => letter.toUpperCase()),
  table: `${name}s`,
  module: 'stock',
  shown: `modules/admin/stock/${number}_${name}_model.ts`,
  names: ['name'],
  ...more,
});

export const knownModule = (name: string, more: Partial<KnownModule> = {}): KnownModule => ({
  name,
  context: 'admin',
  shown: `modules/admin/${name}`,
  range: undefined,
  own: true,
  ...more,
});

export const facts = (more: Partial<ProjectFacts> = {}): ProjectFacts => ({
  modules: [],
  models: [],
  ranges: CATALOGUE_RANGES,
  ...more,
});

/** A project with one module, stock, that has one model, product (320). */
export const stockProject = facts({ modules: [knownModule('stock')], models: [knownModel(320, 'product')] });
