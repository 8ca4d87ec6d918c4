import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261129202503.user.contacts',
  up: [
    {
      sql: [
        // ACCESS EXCLUSIVE on user_sessions
        `ALTER TABLE "user_sessions" ADD COLUMN "proved_at" timestamp with time zone`,
      ],
    },
  ],
  down: [
    {
      sql: [
        // ACCESS EXCLUSIVE on user_sessions
        `ALTER TABLE "user_sessions" DROP COLUMN "proved_at"`,
      ],
    },
  ],
});
