/** Every setting the host reads from the environment. `.env.example` is this table, and a test compares the two. */
import { z } from 'zod';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
  .transform(Number)
  .refine((value) => value <= 65_535, 'must be a number from 0 to 65535');

const address = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  return ['postgres:', 'postgresql:'].includes(new URL(text).protocol);
}, 'must look like postgres://user:password@host:5432/name');

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const ENVIRONMENTS = ['development', 'production', 'test'] as const;

const oneOf = <const V extends readonly [string, ...string[]]>(words: V): z.ZodType<V[number]> =>
  z.enum(words, { error: `must be one of ${words.join(', ')}` });

/** Name -> schema of the text, what stands in when it is not set, and what it is for. */
export const SETTINGS = {
  NODE_ENV: { schema: oneOf(ENVIRONMENTS), default: 'development', help: 'development, production or test' },
  PORT: { schema: port, default: '3000', help: 'where the server listens' },
  HOST: {
    schema: z.string().regex(/^[\w.:-]+$/, 'must be a host name or an address'),
    default: '127.0.0.1',
    help: 'the address the server listens on; 0.0.0.0 lets other machines in',
  },
  DATABASE_URL: {
    schema: address.optional(),
    default: undefined,
    help: 'a PostgreSQL server, postgres://user:password@host:5432/name; unset: the embedded database',
  },
  DATA_DIR: {
    schema: z.string(),
    default: '.data',
    help: 'folder of the embedded database and of files that can be made again',
  },
  DATA_DIR_TAKEOVER: {
    schema: z.string().optional(),
    default: undefined,
    help: 'name of a host that is surely off and whose lock on DATA_DIR may be taken over, for one start',
  },
  IMPORT_TIME_LIMIT: {
    schema: z.string().regex(/^[1-9]\d{0,6}$/, 'must be a number of milliseconds'),
    default: '10000',
    help: 'milliseconds a module file may take to import',
  },
  IMPORT_MAX_BYTES: {
    schema: z
      .string()
      .regex(/^[1-9]\d{0,9}$/, 'must be a number of bytes')
      .transform(Number),
    default: '52428800',
    help: 'bytes a file of records may have that somebody imports in the admin area',
  },
  PUBLIC_URL: {
    schema: z
      .string()
      .regex(/^https?:\/\/[^/\s]+$/, 'must look like https://ordinal.example, without a path')
      .optional(),
    default: undefined,
    help: 'the address people reach the host at; https:// keeps cookies to encrypted connections',
  },
  TRUST_PROXY: {
    schema: z.string().regex(/^\d$/, 'must be a number from 0 to 9').transform(Number),
    default: '0',
    help: 'how many proxies in front of the host tell it who called',
  },
  SMTP_URL: {
    schema: z
      .string()
      .regex(/^smtps?:\/\/[^\s/]+$/, 'must look like smtps://user:password@mail.example:465')
      .optional(),
    default: undefined,
    help: 'the server that mail goes out by, smtps://user:password@mail.example:465; unset: mail is kept in files',
  },
  MAIL_FROM: {
    schema: z
      .string()
      .regex(/^[^\r\n]*\S+@\S+$|^[^\r\n]*<\S+@\S+>$/, 'must look like Ordinal <no-reply@ordinal.example>'),
    default: 'Ordinal <no-reply@localhost>',
    help: 'who mail comes from, as Ordinal <no-reply@ordinal.example>',
  },
  TRASH_DAYS: {
    schema: z
      .string()
      .regex(/^\d{1,4}$/, 'must be a number of days, at most 9999')
      .transform(Number),
    default: '30',
    help: 'days that deleted records stay in the trash, then they go for good; 0: until somebody deletes them there',
  },
  LOG_LEVEL: { schema: oneOf(LEVELS), default: 'info', help: LEVELS.join(', ') },
  SESSION_SECRET: {
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
    default: undefined,
    help: 'signs what forms carry; at least 32 characters; must be set in production, the same in every process',
  },
  ENCRYPTION_KEY: {
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
    default: undefined,
    help: 'locks up what modules store encrypted; at least 32 characters; keep it apart from backups: without it they are lost',
  },
  ENCRYPTION_KEY_OLD: {
    schema: z.string().min(32, 'must have at least 32 characters').optional(),
    default: undefined,
    help: 'what ENCRYPTION_KEY was before it was changed, until menu-cli keys rotate --go-on has run',
  },
} as const;
