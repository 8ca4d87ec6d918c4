export { searchCondition } from './conditions';
export { UUID } from './filter_values';
export { listAddress } from './list_address';
export { badParameters, COUNTED_EXACTLY, PAGE_SIZE, readListQuery, type ListQuery } from './list_query';
export { listView, type ListView } from './list_page';
export { readList, type ListRead } from './read_list';
