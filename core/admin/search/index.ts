export { offeredView } from './offered_view';
export { marking, searchView, type SearchView } from './search_view';
