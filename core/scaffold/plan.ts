import type { Finding } from '../findings';
import type { PlannedModel } from './planned_model';

/** A file that is to be written. */
export interface PlannedFile {
  /** Below the project folder, with forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** What scaffolding would write, or why it does not. With findings nothing is to be written. */
export interface ScaffoldPlan {
  readonly module: string;
  readonly models: readonly PlannedModel[];
  readonly files: readonly PlannedFile[];
  readonly findings: readonly Finding[];
}

export const refusedPlan = (module: string, findings: readonly Finding[]): ScaffoldPlan => ({
  module,
  models: [],
  files: [],
  findings,
});
