/** Light or dark: as the system has it, unless this browser was told otherwise. */
import { Router, type RequestHandler } from 'express';
import { addressHere, type Access } from '../../declare';
import { DENSITIES, type RowDensity } from '../../query';
import { onlyReadBody } from '../../web';
import { refusal } from '../problem';
import { keepChoice } from './keep_choice';

export type Theme = 'auto' | 'light' | 'dark';
const COOKIE = 'theme';

const isTheme = (text: unknown): text is Theme => text === 'auto' || text === 'light' || text === 'dark';

/** Reads the theme out of a cookie header. */
export function themeOf(cookies: string | undefined): Theme {
  const value = /(?:^|;\s*)theme=([a-z]+)/.exec(cookies ?? '')?.[1];
  return isTheme(value) ? value : 'auto';
}

/** How close together rows stand, out of a cookie header; as they come, unless this browser was told otherwise. */
export function densityOf(cookies: string | undefined): RowDensity {
  const value = /(?:^|;\s*)density=([a-z]+)/.exec(cookies ?? '')?.[1];
  return DENSITIES.find((density) => density === value) ?? 'normal';
}

const unknownTheme = (): Error => {
  const message = 'must be auto, light or dark';
  return refusal(400, 'Theme not understood', `theme ${message}.`, [{ name: 'theme', message }]);
};

const choose: RequestHandler = (request, response) => {
  const { theme, back } = (request.body ?? {}) as Record<string, unknown>;
  if (!isTheme(theme)) throw unknownTheme();
  keepChoice(request, response, COOKIE, theme);
  response.redirect(303, addressHere(back, '/admin'));
};

/** `POST /theme` */
export function themeRouter(access: Access): Router {
  const router = Router();
  router.post('/theme', access.public(), onlyReadBody, choose);
  return router;
}
