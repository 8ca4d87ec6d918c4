export type { Clock } from './clock';
export type { Mail, Mailer } from './mailer';
export type { PasswordHasher } from './password_hasher';
export type { RolesPort } from './roles_port';
export type { TeamRepository, TeamWork } from './team_repository';
export type { UnitOfWork } from './unit_of_work';
export type { UserRepository } from './user_repository';
