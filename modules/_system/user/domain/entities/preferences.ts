import { throwOnFaults, type Fault } from '../faults';
import { frozen } from './frozen';
import { languageTag } from './locale';

/** How close together rows stand. */
export const DENSITIES = ['cosy', 'normal', 'dense'] as const;
export type Density = (typeof DENSITIES)[number];

export interface Preferences {
  readonly emailNotifications: boolean;
  readonly smsNotifications: boolean;
  readonly newsletter: boolean;
  readonly theme: string;
  readonly density: Density;
  readonly language: string;
  /** Whether single keys do something on pages: who dictates needs them off. */
  readonly singleKeys: boolean;
}

export const DEFAULT_PREFERENCES: Preferences = Object.freeze({
  emailNotifications: true,
  smsNotifications: false,
  newsletter: true,
  theme: 'light',
  density: 'normal',
  language: 'en',
  singleKeys: true,
});

const isSwitch = (value: unknown): boolean => typeof value === 'boolean';

/** What each may be, and how that is said. Themes are named by whoever draws them, so any word will do. */
const RULES: { readonly [K in keyof Preferences]: readonly [is: (value: unknown) => boolean, say: string] } =
  {
    emailNotifications: [isSwitch, 'E-mail notifications are either on or off.'],
    smsNotifications: [isSwitch, 'Text notifications are either on or off.'],
    newsletter: [isSwitch, 'The newsletter is either on or off.'],
    singleKeys: [isSwitch, 'Single keys are either on or off.'],
    theme: [
      (value) => typeof value === 'string' && /^[a-z][a-z0-9_-]{0,49}$/.test(value),
      'A theme is named by small letters.',
    ],
    density: [
      (value) => DENSITIES.some((density) => density === value),
      `Rows stand ${DENSITIES.join(', ')}.`,
    ],
    language: [
      (value) => typeof value === 'string' && languageTag(value) !== undefined,
      'There is no such language; one is named like en or pt-BR.',
    ],
  };

function faultOf(name: string, value: unknown): Fault[] {
  const [is, message] = Object.hasOwn(RULES, name)
    ? RULES[name as keyof Preferences]
    : [() => false, `There is no preference called ${name}.`];
  return is(value) ? [] : [{ code: 'PREFERENCE_INVALID', field: `preferences.${name}`, message }];
}

/** @throws DomainError with every preference that is unknown or of the wrong kind */
export function changedPreferences(preferences: Preferences, changes: Partial<Preferences>): Preferences {
  throwOnFaults(Object.entries(changes).flatMap(([name, value]) => faultOf(name, value)));
  const changed = { ...preferences, ...changes };
  return frozen({ ...changed, language: languageTag(changed.language) ?? changed.language });
}
