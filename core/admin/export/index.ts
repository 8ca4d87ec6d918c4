export { BYTE_ORDER_MARK, csvCell, csvLine, textOf } from './csv';
export { begun, exportBatches, exportColumns } from './export_batches';
export { EXPORT_FORMATS, isExportName, type ExportName } from './export_formats';
