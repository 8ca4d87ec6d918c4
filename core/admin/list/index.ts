export { listAddress } from './list_address';
export { pageLinks } from './page_links';
export { listView, type ListView } from './list_page';
export { viewTabs } from './saved_views';
export { whereOf } from './where_of';
export { readList, type ListRead } from './read_list';
