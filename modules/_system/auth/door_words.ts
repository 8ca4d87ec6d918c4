/** What the door says to those it does not let in. */
import type { Standing } from './attempts';

const minutes = (seconds: number): string => {
  const whole = Math.ceil(seconds / 60);
  return whole === 1 ? 'a minute' : `${whole} minutes`;
};

export const shut = ({ shutFor }: Standing): string =>
  `Too many tries. This door stays shut for ${minutes(shutFor)} more.`;

/** @param sentence what was wrong */
export const wrong = (sentence: string, { left, shutFor, lockoutMinutes }: Standing): string =>
  shutFor > 0
    ? `${sentence} This door stays shut for ${minutes(shutFor)} now.`
    : `${sentence} After ${left} more ${left === 1 ? 'try' : 'tries'} this door stays shut for ${minutes(lockoutMinutes * 60)}.`;
