/** `.env` of the project folder, where there is one. What the environment says already stays as it is. */
import { existsSync } from 'node:fs';
import path from 'node:path';

/** @returns the file that was read */
export function loadEnvFile(root: string): string | undefined {
  const file = path.join(root, '.env');
  if (!existsSync(file)) return undefined;
  process.loadEnvFile(file);
  return file;
}
