export { searchCondition } from './conditions';
export { UUID } from './filter_values';
export { badParameters, readListQuery, type ListQuery } from './list_query';
export { listAddress } from './list_address';
export { listView, type ListView } from './list_page';
export { readList, type ListRead } from './read_list';
