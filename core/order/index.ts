export { checkNumbers, duplicateNumber, groupsOf, liesOutside } from './check_numbers';
export { orderFiles } from './order_files';
export { modulePlaces, orderModules } from './order_modules';
export { checkOrderFile, isStale, ORDER_FILE, renderOrderFile } from './order_file';
export {
  previewNames,
  previewOrder,
  type Preview,
  type PreviewGroup,
  type PreviewInput,
  type PreviewLine,
  type PreviewNeed,
} from './preview';
export { previewDot, previewMermaid } from './preview_graph';
export { previewJson, previewText } from './preview_text';
export { relate, type Need, type OrderEdge, type Related } from './relate';
export { readOrderFile, writeOrderFile } from './write_order_file';
