/** Headers that tell browsers what our pages never do. */
import type { RequestHandler } from 'express';
import helmet from 'helmet';

export interface HeaderOptions {
  /** True where browsers reach the host by HTTPS; on plain HTTP the two headers that demand it would lock people out. */
  readonly secure: boolean;
}

/** Scripts, styles, fonts and pictures come from us alone, nothing stands inline, and nobody frames our pages. */
export const securityHeaders = ({ secure }: HeaderOptions): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure && { upgradeInsecureRequests: [] }),
      },
    },
    strictTransportSecurity: secure,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
