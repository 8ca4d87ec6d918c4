export { checkNumbers } from './check_numbers';
export { orderFiles } from './order_files';
export { orderModules } from './order_modules';
