import { defineCommands } from 'ordinal-host';
import { can } from './can';
import { createUser } from './create_user';

export default defineCommands({ 'user create': createUser, can });
