export {
  CATALOGUE_END,
  CATALOGUE_MODELS,
  CATALOGUE_RANGES,
  SECTIONS,
  type CatalogueModel,
  type CatalogueRange,
  type NumberRange,
  type Section,
} from './catalogue';
export {
  catalogueNumber,
  freeAbove,
  homeRange,
  isWithin,
  nextFree,
  rangeOf,
  rangeTitle,
  sectionOf,
  type Numbers,
} from './lookup';
export { CATALOGUE_ONLY, readRanges, type RangesRead } from './project_ranges';
