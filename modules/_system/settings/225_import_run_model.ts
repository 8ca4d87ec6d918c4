import {
  datetime,
  defineModel,
  enumeration,
  integer,
  json,
  reference,
  string,
  text,
  uuid,
} from 'ordinal-host';

/** One file of records that somebody brought, on its way into one table. Written by the host alone. */
export default defineModel('ImportRun', {
  table: 'import_runs',
  softDelete: false,
  // It is a record of what happened itself, and changes with every piece of a file.
  audit: false,
  fields: {
    user: reference('users', { onDelete: 'SET NULL', inverse: 'importRuns' }).readOnly(),
    tableName: string(63).required().readOnly().index(),
    fileName: string(255).required().readOnly(),
    stored: string(100).required().readOnly().hidden(),
    bytes: integer().required().readOnly(),
    state: enumeration(['uploaded', 'checking', 'checked', 'running', 'stopped', 'done'])
      .default('uploaded')
      .required()
      .readOnly(),
    plan: json((z) => z.json())
      .required()
      .readOnly(),
    created: integer().default(0).required().readOnly(),
    updated: integer().default(0).required().readOnly(),
    same: integer().default(0).required().readOnly(),
    refused: integer().default(0).required().readOnly(),
    position: integer().default(0).required().readOnly().help('rows that are through'),
    refusedBytes: integer().default(0).required().readOnly().hidden(),
    // Values of records, which not everybody may see who may see that something was imported.
    samples: json((z) => z.json())
      .default([])
      .required()
      .readOnly()
      .hidden(),
    problem: text().readOnly(),
    worker: uuid().readOnly().hidden(),
    milliseconds: integer().default(0).required().readOnly(),
    finishedAt: datetime().readOnly(),
  },
  admin: {
    list: ['fileName', 'tableName', 'state', 'created', 'updated', 'refused', 'user', 'createdAt'],
    search: ['fileName', 'tableName'],
    filter: ['state', 'tableName'],
    title: 'fileName',
    label: 'Import',
    plural: 'Imports',
  },
});
