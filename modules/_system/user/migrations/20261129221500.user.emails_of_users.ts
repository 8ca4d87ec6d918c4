import { defineMigration } from 'ordinal-host';

export default defineMigration({
  after: '20261129205539.user.proved',
  up: [
    {
      sql: [
        // Whoever had an address before addresses had rows of their own keeps it, as their default one.
        `INSERT INTO user_emails (user_id, email, contact_type, is_verified, is_default, verified_at)
SELECT id, email, 'primary', email_verified, true, CASE WHEN email_verified THEN updated_at END
FROM users WHERE email IS NOT NULL AND deleted_at IS NULL
  AND NOT EXISTS (SELECT FROM user_emails WHERE user_id = users.id)`,
      ],
    },
  ],
  down: [],
});
