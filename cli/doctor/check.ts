/** One thing that doctor looks at. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isError, type Finding } from '../../core/findings';
import type { Project } from '../../core/project';
import type { CommandContext } from '../command';

export interface CheckReport {
  readonly check: string;
  /** What was seen, in a few words. */
  readonly seen: string;
  readonly findings: readonly Finding[];
}

export type Check = (context: CommandContext, project: Project) => Promise<Omit<CheckReport, 'check'>>;

export const isSound = ({ findings }: Project): boolean => !findings.some(isError);
export const UNSOUND = { seen: 'not looked at before the modules are sound', findings: [] };

/** Opening an embedded database that is not there would make it, and doctor changes nothing. */
export async function isThere({ io, root }: CommandContext): Promise<boolean> {
  const { readConfig } = await import('../../app');
  const { databaseUrl, dataDir } = readConfig(io.env);
  return databaseUrl !== undefined || existsSync(path.resolve(root, dataDir, 'database'));
}
