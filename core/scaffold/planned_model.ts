import { pascal } from '../declare';
import type { PlannedField } from './planned_field';

/** Where a reference leads: what tests and seeds must make first. */
export interface Target {
  /** PascalCase. */
  readonly model: string;
  readonly table: string;
  readonly module: string;
}

/** A model that is to be written. */
export interface PlannedModel {
  readonly number: number;
  readonly name: string;
  readonly table: string;
  readonly module: string;
  readonly fields: readonly PlannedField[];
  /** Field -> where it leads. */
  readonly targets: ReadonlyMap<string, Target>;
}

/** `invoice_line` -> `invoice line` */
export const words = (name: string): string => name.replaceAll('_', ' ');
/** `invoice_line` -> `Invoice line` */
export const title = (name: string): string => words(name).replace(/^./, (letter) => letter.toUpperCase());
/** `invoice_line` -> `InvoiceLine`: the model's name in code. */
export const className = (name: string): string => pascal(name);
/** `360_invoice_model.ts` */
export const modelFileName = ({ number, name }: Pick<PlannedModel, 'number' | 'name'>): string =>
  `${number}_${name}_model.ts`;
