import type { Person, Team } from '../teams';

/** Where teams are kept. Teams in the trash are not found, and members in the trash are no members. */
export interface TeamRepository {
  /** Kept from others until the work is done. */
  byId(id: string): Promise<Team | undefined>;
  /** The team that an invitation is to, with this invitation among its own whatever has become of it. */
  ofInvitation(id: string): Promise<Team | undefined>;
  /** @returns the team as kept: its slug is another one where the first is taken */
  add(team: Team): Promise<Team>;
  /** @param before the team as it was found */
  save(team: Team, before: Team): Promise<void>;
  delete(id: string): Promise<void>;
  /** Somebody, and which addresses are theirs. */
  person(userId: string): Promise<Person>;
  /** How many teams somebody is in. */
  countOf(userId: string): Promise<number>;
  /** How many invitations somebody has sent since then. */
  sentSince(userId: string, since: Date): Promise<number>;
}

/** Changes of teams that happen together or not at all. */
export interface TeamWork {
  run<T>(work: (teams: TeamRepository) => Promise<T>): Promise<T>;
}
