import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261130113921.user.views',
  up: [
    {
      sql: [
        // ACCESS EXCLUSIVE on user_preferences
        `ALTER TABLE "user_preferences" ADD COLUMN "single_keys" boolean NOT NULL DEFAULT true`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on user_preferences
        `ALTER TABLE "user_preferences" DROP COLUMN "single_keys"`,
      ],
    },
  ],
});
