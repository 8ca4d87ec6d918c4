/** The trail of one record, for the pages about it. */
import { op, type AskedHistory, type Models } from 'ordinal-host';

type Rows = Pick<Models, 'AuditLog'>;

/** Answers the part that is asked for, newest first; none where it is measured from a revision that is not there. */
export async function withHistory({ AuditLog: rows }: Rows, asked: AskedHistory): Promise<AskedHistory> {
  const { table: tableName, recordId, part, limit } = asked;
  const whole = { tableName, recordId };
  const total = await rows.count({ where: whole });
  const mark =
    part === undefined
      ? undefined
      : await rows.findOne({ attributes: ['position'], where: { ...whole, id: part.revision } });
  if (mark === null) return { ...asked, total };
  const lines = await rows.findAll({
    where:
      part === undefined || mark === undefined
        ? whole
        : { ...whole, position: { [PART[part.of]]: mark.position } },
    order: [['position', 'DESC']],
    limit,
  });
  const [newest] = lines;
  const version =
    newest === undefined || mark === undefined
      ? total
      : await rows.count({ where: { ...whole, position: { [op.lte]: newest.position } } });
  return {
    ...asked,
    total,
    revisions: lines.map(({ id, createdAt, action, actorId, actorName, requestId, changes }, index) => ({
      id,
      version: version - index,
      at: createdAt,
      action,
      actorId,
      actorName,
      requestId,
      changes,
    })),
  };
}

const PART = { before: op.lt, after: op.gt, only: op.eq } as const;
