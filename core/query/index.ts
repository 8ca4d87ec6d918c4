export { filterConditions, isNarrowed, orderOf, searchCondition, type IdsWhere } from './conditions';
export { ME, UUID } from './filter_values';
export { filterParameters, readFilters, type Filter, type PageOf } from './filters';
export {
  badParameters,
  DENSITIES,
  PAGE_SIZE,
  readListQuery,
  readSearchText,
  type Extra,
  type ListQuery,
  type RowDensity,
} from './list_query';
export { behind, END, placeParameter, turned, type Place, type RowKey } from './place';
