/** Who needs whom, as links to the inspector. */
import type { ModelEntry, ReferenceEdge } from '../../registry';
import type { Admin } from '../context';

export interface Named {
  readonly name: string;
  readonly to: string;
  /** Loads later than what needs it. */
  readonly uphill: boolean;
}

export const modelAddress = (model: string): string => `/admin/system/models?model=${model}`;

/** This page with a model looked at, the diagram scaled or in its own size. */
export function pageAddress(model: string | undefined, full: boolean): string {
  const query = [...(model === undefined ? [] : [`model=${model}`]), ...(full ? ['size=full'] : [])].join(
    '&',
  );
  return `/admin/system/models${query === '' ? '' : `?${query}`}`;
}

/** Whether a reference points to a model that loads later. */
export const isUphill = (admin: Admin, edge: ReferenceEdge): boolean =>
  (admin.registry.byTable.get(edge.target)?.number ?? -1) > edge.file.number;

/** A link to one model. */
export const named = (name: string, uphill = false): Named => ({ name, to: modelAddress(name), uphill });

/** Models that references name, each once; a reference to its own table is no need. */
export function needsOf(admin: Admin, entry: ModelEntry): Named[] {
  const needs = new Map<string, Named>();
  for (const edge of entry.references) {
    if (edge.targetModel === undefined || edge.targetModel === entry.name) continue;
    const uphill = isUphill(admin, edge) || needs.get(edge.targetModel)?.uphill === true;
    needs.set(edge.targetModel, named(edge.targetModel, uphill));
  }
  return [...needs.values()];
}
