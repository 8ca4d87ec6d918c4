export { KEYS, type KeyGroup } from './key_list';
