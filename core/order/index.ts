export { checkNumbers, duplicateNumber, groupsOf } from './check_numbers';
export { orderFiles } from './order_files';
export { orderModules } from './order_modules';
export { needsOf, relate, type Need, type OrderEdge, type Related } from './relate';
