/** A team with its members and the invitations that are open. Steps from one to the next; each refuses what may not be. */
import { frozen } from '../entities';
import { refusal, textFaults, throwOnFaults, tidy } from '../faults';
import { newId } from '../values';
import type { InvitationStatus, MemberStatus, TeamRole } from './words';

export interface TeamMember {
  readonly id: string;
  readonly userId: string;
  readonly role: TeamRole;
  readonly status: MemberStatus;
  readonly joinedAt: Date;
  /** Addresses they have shown to be theirs, in small letters. */
  readonly emails: readonly string[];
}

export interface Invitation {
  readonly id: string;
  /** In small letters. */
  readonly email: string;
  readonly role: TeamRole;
  /** Nobody, once their account is gone. */
  readonly invitedById: string | null;
  readonly status: InvitationStatus;
  readonly expiresAt: Date;
  readonly answeredAt: Date | null;
}

/** What a team says of itself. */
export interface TeamWords {
  readonly name: string;
  readonly description: string | null;
}

export interface Team extends TeamWords {
  readonly id: string;
  /** Names it in addresses; stays when the team is renamed. */
  readonly slug: string;
  readonly members: readonly TeamMember[];
  readonly invitations: readonly Invitation[];
}

/** Somebody, as teams know them. */
export interface Person {
  readonly userId: string;
  /** Addresses they have shown to be theirs, in small letters. */
  readonly emails: readonly string[];
}

export const MOST_MEMBERS = 200;
export const TEAM_SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** `Größe & Co` -> `grosse-co`; a name without Latin letters is a `team`. */
export function slugOf(name: string): string {
  const plain = name.replaceAll('ß', 'ss').normalize('NFKD').toLowerCase();
  const words = plain.replace(/\p{M}/gu, '').match(/[a-z0-9]+/g) ?? ['team'];
  return words.join('-').slice(0, 80).replace(/-$/, '');
}

function worded({ name, description }: TeamWords): TeamWords {
  const words = { name: tidy(name), description: description?.trim() ?? '' };
  throwOnFaults([
    ...textFaults(words.name, { field: 'name', label: 'The name', max: 80 }),
    ...(words.description === ''
      ? []
      : textFaults(words.description, {
          field: 'description',
          label: 'The description',
          max: 2_000,
          isLong: true,
        })),
  ]);
  return { name: words.name, description: words.description === '' ? null : words.description };
}

/** Whoever makes a team owns it. @throws DomainError for words that cannot be */
export function makeTeam(words: TeamWords, by: Person, at: Date): Team {
  const told = worded(words);
  const owner = newMember(by, 'owner', at);
  return frozen({ id: newId(at), slug: slugOf(told.name), ...told, members: [owner], invitations: [] });
}

export const newMember = ({ userId, emails }: Person, role: TeamRole, at: Date): TeamMember =>
  frozen({ id: newId(at), userId, role, status: 'active', joinedAt: at, emails });

export const isActiveOwner = ({ role, status }: Pick<TeamMember, 'role' | 'status'>): boolean =>
  role === 'owner' && status === 'active';

/** Whether a team has somebody who owns it. */
export const hasOwner = (members: readonly Pick<TeamMember, 'role' | 'status'>[]): boolean =>
  members.some(isActiveOwner);

/** @throws DomainError `TEAM_UNKNOWN`: whoever is not in a team, or suspended, does not learn that there is one */
export function memberIn({ members }: Team, userId: string): TeamMember {
  const found = members.find((one) => one.userId === userId && one.status === 'active');
  if (found !== undefined) return found;
  throw refusal('TEAM_UNKNOWN', 'id', 'There is no such team.');
}

export const mayRun = ({ role, status }: TeamMember): boolean => status === 'active' && role !== 'member';

/** @throws DomainError `TEAM_NOT_ALLOWED` for members who are neither owner nor admin */
export function runnerOf(team: Team, userId: string): TeamMember {
  const member = memberIn(team, userId);
  if (mayRun(member)) return member;
  throw refusal('TEAM_NOT_ALLOWED', 'team', 'Only its owners and admins may do this with a team.');
}

export function renameTeam(team: Team, by: string, words: TeamWords): Team {
  runnerOf(team, by);
  return frozen({ ...team, ...worded(words) });
}

/** @throws DomainError `TEAM_NOT_ALLOWED` */
export function refuseDeletion(team: Team, by: string): void {
  if (memberIn(team, by).role !== 'owner')
    throw refusal('TEAM_NOT_ALLOWED', 'team', 'Only an owner may delete a team.');
}
