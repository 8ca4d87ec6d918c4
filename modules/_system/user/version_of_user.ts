/**
 * The version of a user grows with every change of the user or of what belongs to them, whoever makes it: pages, code,
 * SQL by hand. A repository that loaded an older version does not save over it. Only triggers see all of that.
 */

/** For the table of users itself. */
export const versioned: readonly string[] = [
  `CREATE FUNCTION users_versioned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$`,
  `CREATE TRIGGER users_versioned BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION users_versioned()`,
  // A row whose user goes along has nobody to tell.
  `CREATE FUNCTION users_touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN UPDATE users SET version = version WHERE id = OLD.user_id; END IF;
  IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND NEW.user_id <> OLD.user_id THEN
    UPDATE users SET version = version WHERE id = NEW.user_id;
  END IF;
  RETURN NULL;
END $$`,
];

/** For a table whose rows belong to users by `user_id`. */
export const touches = (table: string): readonly string[] => [
  `CREATE TRIGGER ${table}_touch AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION users_touched()`,
];
