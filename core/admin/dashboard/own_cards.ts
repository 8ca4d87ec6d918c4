/** The host's own cards: which modules run, whether migrations are pending, and how the database is. */
import type { CardLine, ListData } from '../../declare';
import { counted, grouped } from '../../describe';
import { isError } from '../../findings';
import type { Admin } from '../context';
import { readStandings } from '../migrations';
import type { AskedCard } from './asked_card';

const SHOWN = 3;

type Own = Omit<AskedCard['card'], 'kind' | 'read'> & { readonly read: () => ListData | Promise<ListData> };

const own = (key: string, { to, ...card }: Own): AskedCard => ({
  key: `host/${key}`,
  module: undefined,
  isSystem: true,
  reads: 'itself',
  to,
  card: { ...card, kind: 'list' },
});

export const ownCards = (admin: Admin): AskedCard[] => [
  own('modules', {
    title: 'Modules',
    permission: 'system.modules.read',
    to: '/admin/system/modules',
    read: () => modulesIn(admin),
  }),
  own('migrations', {
    title: 'Migrations',
    permission: 'system.migrations.read',
    to: '/admin/system/migrations',
    read: () => migrationsIn(admin),
  }),
  ...(admin.health === undefined
    ? []
    : [
        own('health', {
          title: 'Health',
          permission: 'system.modules.read',
          read: () => healthOf(admin.health),
        }),
      ]),
];

function modulesIn({ registry, left, findings }: Admin): ListData {
  const time = registry.models.reduce((sum, { loadTime }) => sum + loadTime, 0);
  const errors = findings.filter(isError).length;
  const lines: CardLine[] = [
    {
      state: { text: `${grouped(registry.modules.length)} on`, tone: 'ok' },
      text: `${counted(registry.models.length, 'model')}, ${grouped(Math.round(time))} ms to load`,
    },
  ];
  if (left.length > 0)
    lines.push({
      state: { text: `${grouped(left.length)} failed`, tone: 'bad' },
      text: `${left.slice(0, SHOWN).join(', ')}; the rest is running`,
      to: '/admin/system/modules',
    });
  if (errors > 0)
    lines.push({
      state: { text: counted(errors, 'finding'), tone: 'bad' },
      text: 'what is wrong, and the ways out',
      to: '/admin/system/modules',
    });
  return { lines, words: grouped(registry.modules.length + left.length) };
}

async function migrationsIn(admin: Admin): Promise<ListData> {
  const { standings, findings } = await readStandings(admin);
  const { all, pending } = standings;
  const wrong = findings.filter(isError).length;
  const done = all.flatMap(({ row }) => row?.executedAt ?? []);
  const last = done.sort((one, other) => other.getTime() - one.getTime())[0];
  const lines: CardLine[] = [
    pending.length === 0
      ? { state: { text: 'None pending', tone: 'ok' }, text: `${grouped(done.length)} have run` }
      : {
          state: { text: `${grouped(pending.length)} pending`, tone: 'warn' },
          text: pending
            .slice(0, SHOWN)
            .map(({ module }) => module)
            .filter((module, index, modules) => modules.indexOf(module) === index)
            .join(', '),
          to: '/admin/system/migrations',
        },
  ];
  if (wrong > 0)
    lines.push({
      state: { text: counted(wrong, 'finding'), tone: 'bad' },
      text: 'what is wrong, and the ways out',
      to: '/admin/system/migrations',
    });
  if (last !== undefined) lines.push({ text: 'The last one ran', at: last });
  return { lines };
}

async function healthOf(ask: Admin['health']): Promise<ListData> {
  const health = await ask?.();
  const time = `${grouped(health?.milliseconds ?? 0)} ms`;
  const { rss } = process.memoryUsage();
  return {
    lines: [
      health?.ok === true
        ? { state: { text: 'Database', tone: 'ok' }, text: 'answers', value: time }
        : {
            state: { text: 'Database', tone: 'bad' },
            text: health?.reason ?? 'does not answer',
            value: time,
          },
      {
        state: { text: 'Process', tone: 'ok' },
        text: `runs for ${runningFor(process.uptime())}`,
        value: `${grouped(Math.round(rss / 1_048_576))} MB`,
      },
    ],
  };
}

/** `3 d`, `5 h`, `12 min` */
export function runningFor(seconds: number): string {
  if (seconds >= 172_800) return `${Math.floor(seconds / 86_400)} d`;
  if (seconds >= 7_200) return `${Math.floor(seconds / 3_600)} h`;
  return `${Math.floor(seconds / 60)} min`;
}
