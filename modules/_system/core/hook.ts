import { defineHooks, op, type HookContext, type NewRow } from 'ordinal-host';

const MIRRORED = ['title', 'context', 'version', 'place', 'enabled', 'updatedAt'] as const;

/** Keeps the table of modules equal to what the host has found, and a copy of what the log says loudly. */
export default defineHooks(({ models }: HookContext) => ({
  'host:ready': {
    failure: 'log',
    async run({ modules }) {
      await models.Module.bulkCreate(
        modules.map((module) => ({ ...module })),
        { updateOnDuplicate: [...MIRRORED], conflictAttributes: ['name'] },
      );
      await models.Module.destroy({ where: { name: { [op.notIn]: modules.map(({ name }) => name) } } });
    },
  },
  'host:logged': async ({ details, ...line }) => {
    // What was logged may hold what JSON cannot; its written form can be stored.
    const written = JSON.parse(JSON.stringify(details)) as NewRow<'SystemLog'>['details'];
    await models.SystemLog.create({ ...line, details: written });
  },
}));
