export { detailView, type DetailView } from './detail_page';
export { cellOf, type Cell } from './cell';
export {
  labelAttributes,
  labelOf,
  linksFor,
  namesOf,
  readLinks,
  type Links,
  type RecordLink,
} from './labels';
export { momentOf } from './moments';
export { countRows, readEveryRow, readRow, readRows, visibleAttributes, type Count, type Row } from './read';
export { reading } from './reading';
export { stateOf } from './state';
export { countText, readEstimates, rowCounts, type RowCounts, type TableCount } from './row_counts';
export { shownField, type ShowField } from './shown_field';
export { toneOf } from './tones';
