/** The number catalogue as it ships: 4 sections, 33 ranges, and the models that have a number of their own. */
import data from './catalogue.json';

/** A run of numbers with a title, both ends included. `{ from: 300, to: 319, title: 'Customer Management' }` */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
  readonly title: string;
}

/** A model that the catalogue gives a number. `{ number: 300, name: 'customer', purpose: '...' }` */
export interface CatalogueModel {
  readonly number: number;
  readonly name: string;
  readonly purpose?: string;
}

export interface CatalogueRange extends NumberRange {
  readonly models: readonly CatalogueModel[];
}

export interface Section extends NumberRange {
  readonly ranges: readonly CatalogueRange[];
}

/** The four sections in order, each with its ranges. */
export const SECTIONS: readonly Section[] = data.sections;

/** The 33 ranges in order. */
export const CATALOGUE_RANGES: readonly CatalogueRange[] = SECTIONS.flatMap(({ ranges }) => ranges);

/** Every model of the catalogue in order. */
export const CATALOGUE_MODELS: readonly CatalogueModel[] = CATALOGUE_RANGES.flatMap(({ models }) => models);

/** The highest number of the catalogue; a project's own ranges begin above it. */
export const CATALOGUE_END = 999;
