export { cacheOf, type Cache, type CacheOptions } from './cache';
