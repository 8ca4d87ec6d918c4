/** Settings in force: what was set on the page, else what the environment says, else what the host does of itself. */
import { remembered, type Models, type Remembered } from 'ordinal-host';
import { RULES, SETTING_NAMES, type InForce, type SettingName } from './setting_rules';

export interface SettingStanding {
  readonly name: SettingName;
  /** As it is written. */
  readonly text: string;
  readonly from: 'page' | 'environment' | 'host';
  /** What it would be were nothing set on the page. */
  readonly otherwise: string;
}

export interface SecuritySettings {
  /** Known in every process within a second. Where it cannot be read, what was read last stands. */
  readonly inForce: Remembered<InForce>;
  standing(): Promise<readonly SettingStanding[]>;
  /** Sets those that are given; an empty text takes one back. The texts are sound. */
  save(texts: Readonly<Partial<Record<SettingName, string>>>): Promise<void>;
}

type Config = Readonly<Record<string, string | undefined>>;

/** @param config of this module */
export function securitySettingsOf(
  { SecuritySetting: rows }: Pick<Models, 'SecuritySetting'>,
  config: Config,
): SecuritySettings {
  const isSound = (name: SettingName, text: string | undefined): text is string =>
    text !== undefined && !('wrong' in RULES[name].read(text));
  const standing = async (): Promise<readonly SettingStanding[]> => {
    const set = new Map((await rows.findAll()).map(({ name, value }) => [name, value]));
    return SETTING_NAMES.map((name) => {
      const { environment, otherwise: host } = RULES[name];
      const given = environment === undefined ? undefined : config[environment];
      const isGiven = isSound(name, given) && given !== host;
      const otherwise = isGiven ? given : host;
      const text = set.get(name);
      // What was set by an older version and does not do any more counts as not set.
      if (isSound(name, text)) return { name, text, from: 'page', otherwise };
      return { name, text: otherwise, from: isGiven ? 'environment' : 'host', otherwise };
    });
  };
  const inForce = remembered(
    async () =>
      Object.fromEntries(
        (await standing()).map(({ name, text }) => {
          const read = RULES[name].read(text);
          return [name, 'wrong' in read ? undefined : read.value];
        }),
      ) as unknown as InForce,
    { lastStands: true },
  );
  return {
    inForce,
    standing,
    async save(texts) {
      for (const [name, value] of Object.entries(texts)) {
        if (value === '') await rows.destroy({ where: { name } });
        else if ((await rows.update({ value }, { where: { name } }))[0] === 0)
          await rows.bulkCreate([{ name, value }], { ignoreDuplicates: true });
      }
      inForce.forget();
    },
  };
}
