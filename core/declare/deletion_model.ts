/** What went into the trash together. Core's own, placed in the order by `4_deletion_model.ts`. */
import { datetime, integer, json, string, uuid } from './builders';
import { defineModel } from './define_model';

/** What they say stands behind every "Undo". */
const refuse = (): never => {
  throw Object.assign(new Error('What was deleted, and by whom, is kept for the trash.'), {
    status: 409,
    title: 'Kept as it is',
  });
};

/**
 * One deletion into the trash: who did it, and exactly what it changed, so that it can be reversed. Names of records are
 * not kept here: they are read from the rows in the trash, by whoever may read those. Only the host writes it; it goes
 * when its record goes for good.
 */
export const deletionModel = defineModel('Deletion', {
  table: 'deletions',
  softDelete: false,
  audit: false,
  fields: {
    tableName: string(63).required().readOnly(),
    recordId: uuid().required().readOnly(),
    movedAt: datetime().required().readOnly().help('the moment that stands in the record itself'),
    records: integer().required().readOnly().help('the record and what went with it'),
    taken: json((z) =>
      z.object({
        gone: z.array(z.object({ table: z.string(), at: z.string(), ids: z.array(z.string()) })),
        unlinked: z.array(
          z.object({ table: z.string(), attribute: z.string(), to: z.string(), ids: z.array(z.string()) }),
        ),
      }),
    )
      .required()
      .readOnly()
      .hidden(),
    actorId: uuid().readOnly(),
    actorName: string(100).readOnly(),
    requestId: string(100).readOnly(),
    restoredAt: datetime().readOnly(),
  },
  indexes: [
    { fields: ['tableName', 'recordId'] },
    // Which deletion took a record that went along with another one.
    { fields: ['taken'], using: 'gin', operatorClass: 'jsonb_path_ops' },
  ],
  hooks: { beforeDestroy: refuse },
  admin: {
    list: ['createdAt', 'tableName', 'recordId', 'records', 'actorName', 'restoredAt'],
    search: ['tableName', 'actorName', 'requestId'],
    filter: ['tableName'],
    sort: '-createdAt',
    title: 'tableName',
  },
});
