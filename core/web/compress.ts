/**
 * Pages and documents go compressed to whoever takes that. Files that are taken away do not: they are written while they
 * are read, and whoever wants them small packs them. What is secret in a page is written otherwise each time, so that
 * its length tells nothing: see the token of a form (http://breachattack.com).
 */
import compression from 'compression';
import type { RequestHandler } from 'express';

/** Smaller ones gain nothing. */
const THRESHOLD = 2_048;
/** Of 1 to 9; higher ones take far longer and save little. */
const LEVEL = 4;

export const compress = (): RequestHandler =>
  compression({
    level: LEVEL,
    threshold: THRESHOLD,
    filter: (request, response) =>
      response.getHeader('Content-Disposition') === undefined && compression.filter(request, response),
  });
