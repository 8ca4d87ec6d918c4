/** What somebody new may want to do first. Each step is a fact that is asked; kept is only that it is over. */
import type { Hooks, Models } from 'ordinal-host';

/** One of them, in the order of the modules. */
export interface OnboardingStep {
  /** A word that stays the same: `two-factor`. */
  readonly name: string;
  /** What to do: `Turn on two-factor`. */
  readonly title: string;
  /** Address of the page where it is done. */
  readonly to: string;
  readonly isDone: boolean;
}

export interface Onboarding {
  /** The steps, while there is something left to do and they want to hear of it. */
  card(userId: string): Promise<readonly OnboardingStep[] | undefined>;
  /** They want to hear no more of it. */
  dismiss(userId: string): Promise<void>;
}

export interface OnboardingNeeds {
  readonly models: Pick<Models, 'OnboardingStatus'>;
  readonly hooks: Pick<Hooks, 'filter'>;
}

export function onboardingOf({ models: { OnboardingStatus: rows }, hooks }: OnboardingNeeds): Onboarding {
  const over = async (userId: string, what: 'dismissedAt' | 'completedAt'): Promise<void> => {
    await rows.bulkCreate([{ userId, [what]: new Date() }], { ignoreDuplicates: true });
  };
  return {
    async card(userId) {
      if ((await rows.count({ where: { userId } })) > 0) return undefined;
      const { steps } = await hooks.filter('user:onboarding', { userId, steps: [] });
      if (steps.some(({ isDone }) => !isDone)) return steps;
      await over(userId, 'completedAt');
      return undefined;
    },
    dismiss: (userId) => over(userId, 'dismissedAt'),
  };
}

/** The steps of this module. */
export async function ownSteps(
  { User, UserPreference }: Pick<Models, 'User' | 'UserPreference'>,
  userId: string,
): Promise<readonly OnboardingStep[]> {
  const user = await User.findByPk(userId);
  const isArranged = (await UserPreference.count({ where: { userId } })) > 0;
  return [
    {
      name: 'email',
      title: 'Show that your e-mail address is yours',
      to: '/account/emails',
      isDone: user?.emailVerified === true,
    },
    {
      name: 'name',
      title: 'Tell others your name',
      to: '/account/profile',
      isDone: (user?.displayName ?? '') !== '',
    },
    {
      name: 'preferences',
      title: 'Choose theme and language',
      to: '/account/preferences',
      isDone: isArranged,
    },
  ];
}
