export { listAddress } from './list_address';
export { listView, type ListView } from './list_page';
export { readList, type ListRead } from './read_list';
