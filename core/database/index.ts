export { cacheFolder } from './embedded/cache_file';
export { copyIn, takesCopies } from './copy_in';
export { createSequelize } from './create_sequelize';
export { type ConnectOptions, type Database, type Health, type OpenOptions } from './database';
export { type Deadlines } from './deadlines';
export { databaseFinding, orFinding } from './failure_findings';
export { isDatabaseAway, isLockTimeout, isOutOfLocks, isStatementTimeout } from './failures';
export { openDatabase } from './open_database';
