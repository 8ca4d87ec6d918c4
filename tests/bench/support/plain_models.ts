import { createRequire } from 'node:module';
import { Sequelize } from 'sequelize';

interface PlainFile {
  define(sequelize: Sequelize): { associate(models: Sequelize['models']): void };
}

const load = createRequire(__filename);

/** Models written for Sequelize alone, registered as people do: define all, then associate all. */
export function registerPlain(files: readonly string[], sequelize: Sequelize): void {
  const models = files.map((file) => (load(file) as PlainFile).define(sequelize));
  for (const model of models) model.associate(sequelize.models);
}

/** The same on a connection of their own; the caller closes it. */
export function plainModels(files: readonly string[], url: string): Sequelize {
  const sequelize = new Sequelize(url, { logging: false });
  registerPlain(files, sequelize);
  return sequelize;
}
