/** Every model change of the battery, by theme. */
import type { Case } from './case';
import { columns } from './columns';
import { constraints } from './constraints';
import { enumerations } from './enumerations';
import { extensions } from './extensions';
import { extras } from './extras';
import { generated } from './generated';
import { indexes } from './indexes';
import { natives } from './natives';
import { neighbours } from './neighbours';
import { relations } from './relations';
import { tables } from './tables';
import { types } from './types';
import { values } from './values';
import { views } from './views';

export const THEMES: Readonly<Record<string, readonly Case[]>> = {
  columns,
  'defaults and empty columns': values,
  types,
  'uniqueness and checks': constraints,
  indexes,
  enumerations,
  'native enumerations': natives,
  references: relations,
  tables,
  extensions,
  'other modules': neighbours,
  'generated columns': generated,
  views,
  'extra DDL': extras,
};

export { oneWay } from './one_way';
