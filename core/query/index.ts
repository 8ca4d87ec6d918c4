export { filterConditions, isNarrowed, orderOf, searchCondition, type IdsWhere } from './conditions';
export { ME, UUID } from './filter_values';
export { filterParameters, readFilters, type Filter, type PageOf } from './filters';
export { badParameters, PAGE_SIZE, readListQuery, readSearchText, type ListQuery } from './list_query';
