import { defineCommands } from 'ordinal-host';
import { keysRotate, keysStatus } from './keys_commands';

export default defineCommands({ 'keys status': keysStatus, 'keys rotate': keysRotate });
