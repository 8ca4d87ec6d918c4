/** How somebody wants pages to be, kept in their browser: known before anybody is asked who they are. */
import type { Request, Response } from 'express';

const YEAR = 365 * 24 * 3600 * 1000;

export const keepChoice = (request: Request, response: Response, name: string, value: string): Response =>
  response.cookie(name, value, {
    maxAge: YEAR,
    httpOnly: true,
    sameSite: 'lax',
    secure: request.secure,
    path: '/',
  });
