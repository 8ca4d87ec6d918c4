/** What can be set about sign-in while the host runs, and which values will do. Knows no database. */

export interface InForce {
  /** Fewest characters of a new password. */
  readonly passwordLength: number;
  /** Failures that shut the door for an account at an address, and for how many minutes. */
  readonly tries: number;
  readonly lockoutMinutes: number;
  /** After how many minutes without a request a session ends, and after how many hours in any case. */
  readonly idleMinutes: number;
  readonly hours: number;
  readonly registration: 'open' | 'closed';
  /** Names of roles that need a second factor. */
  readonly twoFactorRoles: readonly string[];
}

export type SettingName = keyof InForce;

interface Rule<V> {
  readonly label: string;
  readonly help: string;
  readonly unit?: string;
  /** Words to choose from. */
  readonly choices?: readonly string[];
  /** What it is where nobody says anything. */
  readonly otherwise: string;
  /** Setting of the environment that says it. */
  readonly environment?: string;
  /** The value, or what is wrong with it. */
  read(text: string): { readonly value: V } | { readonly wrong: string };
}

const number =
  (least: number, most: number): Rule<number>['read'] =>
  (text) => {
    const value = Number(text);
    return /^\d{1,6}$/.test(text) && value >= least && value <= most
      ? { value }
      : { wrong: `must be a whole number from ${least} to ${most}` };
  };

const ROLE = /^[a-z][a-z0-9_-]{0,49}$/;
const names: Rule<readonly string[]>['read'] = (text) => {
  const value = [...new Set(text.split(',').map((one) => one.trim()))].filter((one) => one !== '');
  return value.every((one) => ROLE.test(one))
    ? { value }
    : { wrong: 'must be names of roles with commas between, as admin, moderator' };
};

/** In the order of the page. */
export const RULES: { readonly [N in SettingName]: Rule<InForce[N]> } = {
  passwordLength: {
    label: 'Shortest password',
    help: 'For passwords that are set from now on.',
    unit: 'characters',
    otherwise: '12',
    read: number(8, 100),
  },
  tries: {
    label: 'Failures before the door shuts',
    help: 'For one account at one address.',
    otherwise: '5',
    read: number(2, 50),
  },
  lockoutMinutes: {
    label: 'How long it stays shut',
    help: 'Counted from the last failure.',
    unit: 'minutes',
    otherwise: '15',
    read: number(1, 1_440),
  },
  idleMinutes: {
    label: 'Idle sessions end after',
    help: 'Without a request, counted for sessions that are open as well.',
    unit: 'minutes',
    otherwise: '30',
    environment: 'SESSION_IDLE_MINUTES',
    read: number(1, 99_999),
  },
  hours: {
    label: 'All sessions end after',
    help: 'Whatever happens; counted for sessions that are open as well.',
    unit: 'hours',
    otherwise: '12',
    environment: 'SESSION_HOURS',
    read: number(1, 9_999),
  },
  registration: {
    label: 'Registration',
    help: 'Open: whoever has an e-mail address may make an account.',
    choices: ['closed', 'open'],
    otherwise: 'closed',
    environment: 'REGISTRATION',
    read: (text) =>
      text === 'open' || text === 'closed' ? { value: text } : { wrong: 'must be open or closed' },
  },
  twoFactorRoles: {
    label: 'Roles that need a second factor',
    help: 'Names with commas between. Who has one of them sets an app up before anything else.',
    otherwise: '',
    read: names,
  },
};

export const SETTING_NAMES = Object.keys(RULES) as readonly SettingName[];
