/**
 * Who may use which route. Written by hand; no command updates it: whoever adds a route or a model decides here who it is for.
 *
 * in: it is answered. door: a page leads to sign-in and back, a form is answered 401. 403: it is refused by its policy.
 */
export type Cell = 'in' | 'door' | '403';

/** The clerk's role is made by the test and holds `customers.read` and `customers.update`; the others are as they are seeded. */
export const ROLES = ['stranger', 'guest', 'user', 'moderator', 'clerk', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** Models by what would be lost if the wrong people got at them. Generated pages of those in one group are for the same people. */
export const MODELS: Readonly<Record<string, readonly string[]>> = {
  // What lets people in, or reads what is encrypted. Written by code alone.
  'what lets people in': [
    'security/encryption-keys',
    'security/security-tokens',
    'user/user-sessions',
    'auth/two-factor-auths',
    'user/user-security-tokens',
    'auth/security-settings',
    'auth/remembered-devices',
    'auth/recovery-codes',
  ],
  'who may do what': [
    'access/roles',
    'access/role-permissions',
    'access/user-roles',
    'access/permission-groups',
    'access/permission-groupings',
    'access/record-rules',
    'access/field-rules',
  ],
  people: [
    'user/users',
    'user/user-profiles',
    'user/user-preferences',
    'user/user-emails',
    'user/user-phones',
    'user/user-addresses',
    'user/teams',
    'user/team-members',
    'user/saved-searches',
    'user/social-links',
    'user/company-infos',
  ],
  // Written by code alone.
  'what has happened': [
    'core/system-logs',
    'core/deletions',
    'user/user-activities',
    'user/onboarding-statuses',
    'user/invitations',
    'security/audit-logs',
    'security/domain-events',
    'auth/login-attempts',
    'auth/authentications',
    'auth/password-resets',
    'auth/rate-limits',
    'customers/customer-audits',
    'settings/import-runs',
    'menu/navigation-breadcrumbs',
  ],
  // Written by code alone.
  'what the host is made of': [
    'core/modules',
    'database/migrations',
    'database/caches',
    'access/permissions',
  ],
  'how the host is set up': [
    'core/core-configs',
    'database/database-connections',
    'auth/firewall-rules',
    'settings/application-settings',
  ],
  'what the menu is like': [
    'menu/menu-types',
    'menu/menu-tiers',
    'menu/menu-links',
    'menu/menu-quick-links',
    'menu/role-menu-permissions',
  ],
  customers: ['customers/customers'],
  // Written by code alone, with a trail of who did.
  'what is written with a trail': [
    'security/encryption-keys',
    'user/user-security-tokens',
    'user/invitations',
    'auth/two-factor-auths',
    'auth/security-settings',
    'auth/remembered-devices',
    'auth/recovery-codes',
  ],
  'what has a trash': [
    'core/core-configs',
    'database/database-connections',
    'user/users',
    'user/user-profiles',
    'user/teams',
    'access/roles',
    'settings/application-settings',
    'customers/customer-contacts',
    'customers/customer-addresses',
    'customers/customer-notes',
    'customers/customer-segments',
  ],
  'beside customers': [
    'customers/customer-contacts',
    'customers/customer-addresses',
    'customers/customer-notes',
    'customers/customer-segments',
    'customers/customer-segment-members',
  ],
};

/**
 * `GET`, `POST` or `BOTH` at an address, where `*` is a part that differs from version to version. Or a kind of generated
 * page, of every model of a group: `look` (list and record), `take` (away as a file), `add`, `fetch` (in from a file),
 * `change`, `delete`; `recall` (its history), `return` (to what was), `dig` (in the trash), `rescue` (from there, or end
 * it); or an action of a model: `close`.
 */
export const TABLE = `
                                             stranger guest user  moderator clerk admin

GET  /                                       in       in    in    in        in    in
GET  /health/live                            in       in    in    in        in    in
GET  /health/ready                           in       in    in    in        in    in
GET  /assets/*/*                             in       in    in    in        in    in
POST /admin/theme                            in       in    in    in        in    in
POST /admin/keys                             in       in    in    in        in    in

BOTH /login                                  in       in    in    in        in    in
POST /logout                                 in       in    in    in        in    in
BOTH /sign-in/second                         in       in    in    in        in    in
BOTH /forgot                                 in       in    in    in        in    in
BOTH /register                               in       in    in    in        in    in
BOTH /setup/:word                            in       in    in    in        in    in
BOTH /reset/:word                            in       in    in    in        in    in
BOTH /account/confirm/:word                  in       in    in    in        in    in

GET  /admin/search                           door     in    in    in        in    in
GET  /admin/keys                             door     in    in    in        in    in
BOTH /sign-in/again                          door     in    in    in        in    in
GET  /account                                door     in    in    in        in    in
POST /account/password                       door     in    in    in        in    in
POST /account/sessions/:id/end               door     in    in    in        in    in
POST /account/sessions/end-others            door     in    in    in        in    in
GET  /account/two-factor                     door     in    in    in        in    in
POST /account/two-factor/begin               door     in    in    in        in    in
POST /account/two-factor/confirm             door     in    in    in        in    in
POST /account/two-factor/codes               door     in    in    in        in    in
POST /account/two-factor/off                 door     in    in    in        in    in
POST /account/two-factor/browsers/:id/forget door     in    in    in        in    in
GET  /account/tokens                         door     in    in    in        in    in
POST /account/tokens                         door     in    in    in        in    in
POST /account/tokens/:id/revoke              door     in    in    in        in    in
BOTH /account/profile                        door     in    in    in        in    in
BOTH /account/views                          door     in    in    in        in    in
POST /account/views/:id/remove               door     in    in    in        in    in
BOTH /account/preferences                    door     in    in    in        in    in
BOTH /account/emails                         door     in    in    in        in    in
POST /account/emails/:id/default             door     in    in    in        in    in
POST /account/emails/:id/remove              door     in    in    in        in    in
POST /account/emails/:id/verify              door     in    in    in        in    in
BOTH /account/phones                         door     in    in    in        in    in
POST /account/phones/:id/default             door     in    in    in        in    in
POST /account/phones/:id/remove              door     in    in    in        in    in
BOTH /account/addresses                      door     in    in    in        in    in
BOTH /account/addresses/:id                  door     in    in    in        in    in
POST /account/addresses/:id/default          door     in    in    in        in    in
POST /account/addresses/:id/remove           door     in    in    in        in    in
BOTH /account/links                          door     in    in    in        in    in
POST /account/links/:id/up                   door     in    in    in        in    in
POST /account/links/:id/remove               door     in    in    in        in    in
BOTH /account/company                        door     in    in    in        in    in
BOTH /account/teams                          door     in    in    in        in    in
BOTH /account/teams/:id                      door     in    in    in        in    in
POST /account/teams/:id/leave                door     in    in    in        in    in
BOTH /account/teams/:id/delete               door     in    in    in        in    in
POST /account/teams/:id/members/:member      door     in    in    in        in    in
POST /account/teams/:id/members/:member/remove door   in    in    in        in    in
POST /account/teams/:id/invitations          door     in    in    in        in    in
POST /account/teams/:id/invitations/:invitation/revoke door in in in        in    in
POST /account/teams/invitations/:id/accept   door     in    in    in        in    in
POST /account/teams/invitations/:id/decline  door     in    in    in        in    in
GET  /account/invitations/:word              door     in    in    in        in    in
POST /account/invitations/:word/accept       door     in    in    in        in    in
POST /account/invitations/:word/decline      door     in    in    in        in    in
GET  /account/activity                       door     in    in    in        in    in
POST /account/getting-started/dismiss        door     in    in    in        in    in

GET  /admin                                  door     403   403   403       403   in
GET  /admin/system/models                    door     403   403   403       403   in
GET  /admin/system/modules                   door     403   403   403       403   in
GET  /admin/system/migrations                door     403   403   403       403   in
GET  /admin/system/mailbox                   door     403   403   403       403   in
GET  /admin/system/mailbox/:id               door     403   403   403       403   in
GET  /admin/database                         door     403   403   403       403   in
POST /admin/database/:id/test                door     403   403   403       403   in
GET  /admin/security                         door     403   403   403       403   in
POST /admin/security/:id/retry               door     403   403   403       403   in
GET  /admin/security/encryption              door     403   403   403       403   in
POST /admin/security/encryption/rotate       door     403   403   403       403   in
POST /admin/security/encryption/go-on        door     403   403   403       403   in
GET  /admin/auth                             door     403   403   403       403   in
POST /admin/auth/:id/link                    door     403   403   403       403   in
POST /admin/auth/:id/sign-out                door     403   403   403       403   in
POST /admin/auth/:id/two-factor-off          door     403   403   403       403   in
GET  /admin/auth/settings                    door     403   403   403       403   in
POST /admin/auth/settings                    door     403   403   403       403   in
BOTH /admin/access                           door     403   403   403       403   in
GET  /admin/access/explain                   door     403   403   403       403   in
POST /admin/access/groups                    door     403   403   403       403   in
GET  /admin/access/rules                     door     403   403   403       403   in
BOTH /admin/access/rules/records/new         door     403   403   403       403   in
BOTH /admin/access/rules/records/:id         door     403   403   403       403   in
POST /admin/access/rules/records/:id/remove  door     403   403   403       403   in
POST /admin/access/rules/from-list           door     403   403   403       403   in
BOTH /admin/access/rules/fields              door     403   403   403       403   in
BOTH /admin/menu                             door     403   403   403       403   in
BOTH /admin/menu/links/new                   door     403   403   403       403   in
BOTH /admin/menu/links/edit                  door     403   403   403       403   in
BOTH /admin/menu/groups/new                  door     403   403   403       403   in
BOTH /admin/menu/groups/edit                 door     403   403   403       403   in
POST /admin/menu/remove                      door     403   403   403       403   in
GET  /menu/quick                             door     in    in    in        in    in
POST /menu/quick/add                         door     in    in    in        in    in
POST /menu/quick/remove                      door     in    in    in        in    in
POST /menu/quick/move                        door     in    in    in        in    in

look   what lets people in                   door     403   403   403       403   in
take   what lets people in                   door     403   403   403       403   in
delete what lets people in                   door     403   403   403       403   in
look   who may do what                       door     403   403   403       403   in
take   who may do what                       door     403   403   403       403   in
add    who may do what                       door     403   403   403       403   in
fetch  who may do what                       door     403   403   403       403   in
change who may do what                       door     403   403   403       403   in
delete who may do what                       door     403   403   403       403   in
look   people                                door     403   403   403       403   in
take   people                                door     403   403   403       403   in
add    people                                door     403   403   403       403   in
fetch  people                                door     403   403   403       403   in
change people                                door     403   403   403       403   in
delete people                                door     403   403   403       403   in
look   what has happened                     door     403   403   403       403   in
take   what has happened                     door     403   403   403       403   in
delete what has happened                     door     403   403   403       403   in
look   what the host is made of              door     403   403   403       403   in
take   what the host is made of              door     403   403   403       403   in
delete what the host is made of              door     403   403   403       403   in
look   what the menu is like                 door     403   403   403       403   in
take   what the menu is like                 door     403   403   403       403   in
add    what the menu is like                 door     403   403   403       403   in
fetch  what the menu is like                 door     403   403   403       403   in
change what the menu is like                 door     403   403   403       403   in
delete what the menu is like                 door     403   403   403       403   in
look   how the host is set up                door     403   403   403       403   in
take   how the host is set up                door     403   403   403       403   in
add    how the host is set up                door     403   403   403       403   in
fetch  how the host is set up                door     403   403   403       403   in
change how the host is set up                door     403   403   403       403   in
delete how the host is set up                door     403   403   403       403   in

GET  /admin/customers                        door     403   403   403       in    in
GET  /admin/customers/:id                    door     403   403   403       in    in
POST /admin/customers/notes                  door     403   403   403       403   in
look   customers                             door     403   403   403       in    in
take   customers                             door     403   403   403       403   in
add    customers                             door     403   403   403       403   in
fetch  customers                             door     403   403   403       403   in
change customers                             door     403   403   403       in    in
close  customers                             door     403   403   403       in    in
delete customers                             door     403   403   403       403   in
look   beside customers                      door     403   403   403       403   in
take   beside customers                      door     403   403   403       403   in
add    beside customers                      door     403   403   403       403   in
fetch  beside customers                      door     403   403   403       403   in
change beside customers                      door     403   403   403       403   in
delete beside customers                      door     403   403   403       403   in

recall who may do what                       door     403   403   403       403   in
return who may do what                       door     403   403   403       403   in
recall people                                door     403   403   403       403   in
return people                                door     403   403   403       403   in
recall what the menu is like                 door     403   403   403       403   in
return what the menu is like                 door     403   403   403       403   in
recall how the host is set up                door     403   403   403       403   in
return how the host is set up                door     403   403   403       403   in
recall beside customers                      door     403   403   403       403   in
return beside customers                      door     403   403   403       403   in
recall what is written with a trail          door     403   403   403       403   in
dig    what has a trash                      door     403   403   403       403   in
rescue what has a trash                      door     403   403   403       403   in
recall customers                             door     403   403   403       in    in
return customers                             door     403   403   403       in    in
dig    customers                             door     403   403   403       in    in
rescue customers                             door     403   403   403       403   in
`;
