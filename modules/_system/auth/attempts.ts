/** How often somebody may try: five failures shut the door for that account at that address, and nowhere else. */
import { op, type Models, type Request } from 'ordinal-host';
import { placeOf } from './place';

export interface Lockout {
  /** Failures that shut the door. */
  readonly tries: number;
  readonly lockoutMinutes: number;
}
const USUAL: Lockout = { tries: 5, lockoutMinutes: 15 };
/** One address that tries many accounts. */
const MOST_AT_PLACE = 50;
/** Milliseconds that tries are kept, to be looked at. */
const KEPT = 90 * 24 * 3_600_000;

export interface Try {
  /** As it was typed. What is typed counts, whether there is such an account or not. */
  readonly login: string;
  readonly ipAddress: string | undefined;
  readonly userAgent: string | undefined;
  /** Failures at all addresses together that shut the door: for what only those can try who have the password. */
  readonly mostAnywhere?: number;
}

export const passwordTry = (login: string, { ip, headers }: Request): Try => ({
  login,
  ipAddress: ip,
  userAgent: headers['user-agent'],
});

export interface Standing {
  /** Tries that are left. */
  readonly left: number;
  /** Seconds until the door opens again; 0 while it is open. */
  readonly shutFor: number;
  /** How long it stays shut, once it is. */
  readonly lockoutMinutes: number;
}

export interface Attempt {
  /** False where the door is shut: nothing may be compared then. */
  readonly isLet: boolean;
  /** How things stand should it fail. */
  readonly standing: Standing;
  succeeded(userId: string): Promise<void>;
  /** It was right as far as it went: it counts neither as a failure nor as a success, which would forgive failures. */
  withdraw(): Promise<void>;
}

export interface Attempts {
  /** Enters a try before it is looked at, so that many at once are not more than five. */
  begin(one: Try): Promise<Attempt>;
  /** Forgets what is old; answers how many. */
  sweep(): Promise<number>;
}

/**
 * @param now for tests
 * @param lockout asked for each try
 */
export function attemptsOf(
  { LoginAttempt: rows }: Pick<Models, 'LoginAttempt'>,
  now = Date.now,
  lockout: () => Promise<Lockout> | Lockout = () => USUAL,
): Attempts {
  const recently = ({ lockoutMinutes }: Lockout) => ({
    [op.gt]: new Date(now() - lockoutMinutes * 60_000),
  });

  /** Failures of an account at a place since its last success there, newest first; one more than matter. */
  const failures = async (account: string, ipAddress: string, rule: Lockout): Promise<readonly Date[]> => {
    const recent = await rows.findAll({
      where: { account, ipAddress, createdAt: recently(rule) },
      order: [['createdAt', 'DESC']],
      limit: rule.tries + 1,
    });
    const successAt = recent.findIndex(({ succeeded }) => succeeded);
    return (successAt === -1 ? recent : recent.slice(0, successAt)).map(({ createdAt }) => createdAt);
  };

  const failuresOf = (account: string, rule: Lockout): Promise<number> =>
    rows.count({ where: { account, succeeded: false, createdAt: recently(rule) } });

  return {
    async begin({ login, ipAddress: from, userAgent, mostAnywhere = Infinity }) {
      const rule = await lockout();
      const { tries, lockoutMinutes } = rule;
      const account = login.trim().toLowerCase().slice(0, 100) || '-';
      const ipAddress = placeOf(from);
      const row = await rows.create({
        account,
        ipAddress,
        succeeded: false,
        userAgent: userAgent?.slice(0, 300) ?? null,
        createdAt: new Date(now()),
      });
      const failed = await failures(account, ipAddress, rule);
      const atPlace = await rows.count({ where: { ipAddress, succeeded: false, createdAt: recently(rule) } });
      const anywhere = mostAnywhere === Infinity ? 0 : await failuresOf(account, rule);
      const isLet = failed.length <= tries && atPlace <= MOST_AT_PLACE && anywhere <= mostAnywhere;
      // A try at a shut door does not keep it shut for longer.
      if (!isLet) await rows.destroy({ where: { id: row.id } });
      const left = Math.max(
        0,
        Math.min(tries - failed.length, MOST_AT_PLACE - atPlace, mostAnywhere - anywhere),
      );
      const last = (isLet ? failed[0] : failed[1]) ?? new Date(now());
      const shutFor = Math.max(1, Math.ceil((last.getTime() + lockoutMinutes * 60_000 - now()) / 1_000));
      return {
        isLet,
        standing: { left, shutFor: left > 0 ? 0 : shutFor, lockoutMinutes },
        async succeeded(userId) {
          await row.update({ succeeded: true, userId });
        },
        async withdraw() {
          await rows.destroy({ where: { id: row.id } });
        },
      };
    },
    sweep: () => rows.destroy({ where: { createdAt: { [op.lt]: new Date(now() - KEPT) } } }),
  };
}
