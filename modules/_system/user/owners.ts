/** A team keeps an active owner, whoever changes its members: pages of the team, generated pages, code. Listeners, inside the transaction. */
import { keysOf, op, refusal, type Instance, type Models, type RecordChange } from 'ordinal-host';
import { hasOwner } from './domain';

type Rows = Pick<Models, 'Team' | 'TeamMember' | 'User'>;
type Records = readonly Pick<RecordChange, 'action' | 'fields' | 'row' | 'id'>[];

const SAID: readonly string[] = ['role', 'status', 'teamId', 'userId'];

/** Teams that have lost somebody, or something of what a member is. `{ teamId: 'status' }`: the field that was changed */
function touched(records: Records): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  for (const { action, fields, row } of records) {
    const field = Object.keys(fields).find((name) => SAID.includes(name));
    if (action === 'create' || field === undefined) continue;
    for (const id of [row['teamId'], fields['teamId']?.from])
      if (typeof id === 'string') found.set(id, action === 'update' ? field.replace(/Id$/, '') : undefined);
  }
  return found;
}

const withoutOwner = ({ name }: Instance<'Team'>, field?: string): Error => {
  const sentence = `The team ${name} would have no active owner. Make somebody else an owner first.`;
  const errors =
    field === undefined ? [] : [{ name: field, message: 'must stay: this is the last active owner' }];
  return refusal(422, sentence, { errors });
};

/** What is done about a team that nobody owns any more. */
export function keepOwners({ Team, TeamMember, User }: Rows): {
  /** Rows of members were changed or are gone. */
  readonly members: (records: Records) => Promise<void>;
  /** People go into the trash, or for good. */
  readonly people: (records: Records) => Promise<void>;
} {
  const living = { [op.in]: keysOf(User, 'id') };
  /** @param isGoing whose members go with their accounts: then a team of nobody goes as well */
  const look = async (team: Instance<'Team'>, isGoing: boolean, field?: string): Promise<void> => {
    const members = await TeamMember.findAll({ where: { teamId: team.id, userId: living } });
    if (hasOwner(members)) return;
    if (isGoing && members.length === 0) await team.destroy();
    else throw withoutOwner(team, field);
  };
  const teams = (ids: readonly string[]) =>
    Team.findAll({ where: { id: [...ids] }, order: ['id'], lock: true });
  return {
    async members(records) {
      const fields = touched(records);
      if (fields.size === 0) return;
      // The database has taken members along whose accounts are gone for good.
      const users = records.map(({ row }) => String(row['userId']));
      const isGoing =
        records.every(({ action }) => action === 'delete') &&
        (await User.count({ where: { id: users }, paranoid: false })) === 0;
      for (const team of await teams([...fields.keys()])) await look(team, isGoing, fields.get(team.id));
    },
    async people(records) {
      const gone = records.filter(({ action }) => action === 'delete').map(({ id }) => id);
      if (gone.length === 0) return;
      const theirs = await TeamMember.findAll({ where: { userId: gone, role: 'owner', status: 'active' } });
      for (const team of await teams(theirs.map(({ teamId }) => teamId))) await look(team, true);
    },
  };
}
