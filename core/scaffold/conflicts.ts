/** Names that are taken already. */
import type { Finding } from '../findings';
import { nameFault } from './names';
import { className } from './planned_model';
import type { ProjectFacts } from './project_facts';
import { refusal } from './refusal';

/** What stands in the way of a new model of this name and table. */
export function modelConflicts(name: string, table: string, { models }: ProjectFacts): Finding[] {
  const findings: Finding[] = [];
  const sameName = models.find((other) => other.name === name || other.model === className(name));
  if (sameName !== undefined) {
    findings.push(
      refusal(
        `there is a model ${sameName.model ?? sameName.name} (${sameName.number}) already`,
        [
          { text: `name the new one more closely, e.g. ${sameName.module}_${name}` },
          { text: 'or extend the one there is with extendModel' },
        ],
        [{ file: sameName.shown }],
      ),
    );
  }
  const sameTable = models.find((other) => other.table === table);
  if (sameTable !== undefined && sameTable !== sameName) {
    findings.push(
      refusal(
        `the table ${table} belongs to ${sameTable.model ?? sameTable.name} (${sameTable.number}) already`,
        [{ text: 'name another table with --table' }],
        [{ file: sameTable.shown }],
      ),
    );
  }
  return [...findings, ...tableFault(table)];
}

function tableFault(table: string): Finding[] {
  const fault = nameFault('table', table);
  if (fault === undefined) return [];
  return [
    refusal(`'${table}' cannot be the name of a table: it ${fault}`, [{ text: 'name another with --table' }]),
  ];
}
