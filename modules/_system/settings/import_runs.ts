/** Where the host keeps what it knows of files that are imported. */
import type { ImportRun, ImportRuns, Instance, Models } from 'ordinal-host';

const plain = (row: Instance<'ImportRun'>): ImportRun => ({
  id: row.id,
  userId: row.userId,
  tableName: row.tableName,
  fileName: row.fileName,
  stored: row.stored,
  bytes: row.bytes,
  state: row.state,
  plan: row.plan,
  created: row.created,
  updated: row.updated,
  same: row.same,
  refused: row.refused,
  position: row.position,
  refusedBytes: row.refusedBytes,
  samples: row.samples as unknown as ImportRun['samples'],
  problem: row.problem,
  worker: row.worker,
  milliseconds: row.milliseconds,
  updatedAt: row.updatedAt,
});

export const importRuns = ({ ImportRun: rows }: Pick<Models, 'ImportRun'>): ImportRuns => ({
  async add(run) {
    const made = await rows.create(run as never);
    return made.id;
  },
  async read(id) {
    const row = await rows.findByPk(id);
    return row === null ? undefined : plain(row);
  },
  async hold(id) {
    const row = await rows.findOne({ where: { id }, lock: true });
    return row === null ? undefined : plain(row);
  },
  async change(id, change) {
    const finished = change.state === 'done' ? { finishedAt: new Date() } : {};
    await rows.update({ ...change, ...finished } as never, { where: { id } });
  },
});
