/** What the pages of teams have in common. */
import type { ExpressResponse, Request, RequestHandler, ViewContext, Wrong } from 'ordinal-host';
import type { ManageTeams } from '../application';
import { memberIn, type Team, type TeamMember } from '../domain';
import type { InvitationWords } from '../invitation_mail';
import type { ReadTeams } from '../persistence';
import type { Values } from './entry';
import type { OwnPages } from './own_page';

export interface TeamPages extends OwnPages, Pick<ViewContext, 'mailer' | 'addressOf' | 'log' | 'actor'> {
  readonly teams: ManageTeams;
  readonly reading: ReadTeams;
  readonly words: InvitationWords;
}

export const TEAMS = '/account/teams';

/** A team, and what whoever asks is in it. */
export interface OwnTeam {
  readonly team: Team;
  readonly self: TeamMember;
}

/** Which form of the page was refused, and with what in it. */
export interface Refused {
  readonly form?: 'words' | 'invite' | 'members';
  readonly errors?: readonly Wrong[];
  readonly values?: Values;
  readonly done?: unknown;
}

export type DrawTeam = (response: ExpressResponse, own: OwnTeam, refused?: Refused) => Promise<void>;

/** What the routes of one team work with. */
export interface OfTeam {
  /** Answers a route of one's own team. */
  readonly inTeam: (
    work: (request: Request, response: ExpressResponse, own: OwnTeam) => Promise<void>,
  ) => RequestHandler;
  readonly again: DrawTeam;
  /** To the page of the team, which says what was done. */
  readonly back: (response: ExpressResponse, own: OwnTeam, done: string) => void;
}

/** The team of an address; nothing for whoever is not in it, or suspended: they do not learn that there is one. */
export async function ownTeam(
  { reading, me }: Pick<TeamPages, 'reading' | 'me'>,
  request: Request,
): Promise<OwnTeam | undefined> {
  const mine = await reading.mine(me().value);
  const found = mine.find(({ id, status }) => id === request.params['id'] && status === 'active');
  const team = found === undefined ? undefined : await reading.byId(found.id);
  return team === undefined ? undefined : { team, self: memberIn(team, me().value) };
}
