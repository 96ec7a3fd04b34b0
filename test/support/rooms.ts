/** The rooms of the house, and what each may import. */
import type { Import } from './imports';

interface Room {
  /** Beginnings of the paths it may import, itself included. */
  ours: readonly string[];
  /** As `ours`, for `import type` alone. */
  types?: readonly string[];
  /** Packages; `node:` stands for all that Node brings. */
  packages?: readonly string[];
}

/** What settings of carriers are made of. */
const SCHEMA = 'src/config/schema.ts';
/** What a gateway may know of the core. */
const CORE = ['src/core/model/', 'src/core/text/', 'src/core/calendar/durations.ts'] as const;

/** By the beginning of its path; the first that fits. What is in none may import nothing. */
const ROOMS: Readonly<Record<string, Room>> = {
  'src/core/model/': { ours: ['src/core/model/'] },
  'src/core/calendar/': { ours: ['src/core/calendar/', 'src/core/model/'], packages: ['chinese-days'] },
  'src/core/text/': {
    ours: ['src/core/text/', 'src/core/calendar/', 'src/core/model/'],
    packages: ['libphonenumber-js'],
  },
  'src/core/language/': {
    ours: ['src/core/language/', 'src/core/text/', 'src/core/calendar/', 'src/core/model/'],
    packages: ['pinyin-pro', 'opencc-js'],
  },
  'src/core/': { ours: ['src/core/'] },
  'src/ports/': { ours: ['src/ports/'], types: ['src/core/'] },
  'src/async/': { ours: ['src/async/', 'src/ports/'] },
  'src/service/render/': {
    ours: ['src/service/render/', 'src/core/'],
    packages: ['handlebars', 'node:'],
  },
  'src/service/guard/': { ...service('guard'), packages: ['node:'] },
  'src/service/desk/': { ...service('desk', 'guard'), packages: ['@node-rs/argon2', 'node:'] },
  'src/service/outbox/': service('outbox', 'render'),
  'src/service/answer/': service('answer', 'outbox', 'render'),
  'src/service/office/': service('office', 'outbox', 'render'),
  'src/service/intake/': {
    ...withSheets(service('intake', 'office', 'outbox', 'reference', 'render')),
    packages: ['node:'],
  },
  'src/service/pages/': { ...service('pages', 'answer', 'guard', 'outbox', 'render'), packages: ['node:'] },
  'src/service/reference/': withSheets(service('reference')),
  'src/service/setup/': service('setup'),
  'src/service/upkeep/': service('upkeep', 'answer', 'office', 'outbox'),
  'src/service/webhooks/': service('webhooks'),
  'src/service/officeSide.ts': { ours: ['src/service/', 'src/async/', 'src/core/', 'src/ports/'] },
  'src/service/index.ts': { ours: ['src/service/', 'src/async/', 'src/core/', 'src/ports/'] },
  'src/service/tools.ts': { ours: ['src/service/render/', 'src/core/', 'src/ports/'] },
  'src/store/': {
    ours: ['src/store/', 'src/async/', 'src/core/', 'src/ports/'],
    packages: ['drizzle-orm', 'mysql2', 'libsql', 'ulid', 'node:'],
  },
  'src/queue/': { ours: ['src/queue/', 'src/async/', 'src/ports/'], packages: ['bull', 'ioredis', 'node:'] },
  'src/web/': {
    ours: ['src/web/', 'src/async/', 'src/core/', 'src/net/', 'src/ports/'],
    types: ['src/service/'],
    packages: ['express', 'handlebars', 'htmx.org', 'multer', 'prom-client', 'qrcode', 'zod', 'node:'],
  },
  'gateways/index.ts': { ours: ['gateways/'], types: ['src/ports/'] },
  'src/net/': { ours: ['src/net/'], types: ['src/ports/'], packages: ['node:'] },
  'gateways/http/': { ours: ['gateways/http/', 'src/net/', 'src/ports/', ...CORE] },
  'gateways/link/': {
    ours: ['gateways/link/', 'src/async/', 'src/net/', 'src/ports/', SCHEMA, ...CORE],
    packages: ['zod', 'node:'],
  },
  'gateways/smpp/': gateway('smpp', 'smpp', 'node:'),
  'gateways/china/': {
    ours: ['gateways/china/', 'gateways/link/', 'src/ports/', ...CORE],
    packages: ['node:'],
  },
  'gateways/cmpp/': gateway('cmpp', 'node:'),
  'gateways/sgip/': gateway('sgip', 'node:'),
  'gateways/smgp/': gateway('smgp', 'node:'),
  'gateways/simulator/': gateway('simulator'),
  'gateways/twilio/': gateway('twilio', 'twilio'),
  'gateways/ussd-http/': gateway('ussd-http', 'node:'),
  'gateways/wap/': gateway('wap', 'handlebars', 'node:'),
  'src/config/': {
    ours: ['src/config/', 'src/core/model/'],
    types: ['src/ports/'],
    packages: ['dotenv', 'zod', 'node:'],
  },
  'src/files/': { ours: ['src/files/', 'src/core/'], packages: ['zod', 'node:'] },
  'src/sheets/': {
    ours: ['src/sheets/', 'src/core/model/'],
    packages: ['yauzl', 'yazl', 'saxes', '@e965/xlsx', 'htmlparser2', 'csv-parse', 'csv-stringify', 'node:'],
  },
  'src/demo/': { ours: ['src/demo/', 'src/core/'], types: ['src/ports/'] },
  'src/carrier/': {
    ours: ['src/carrier/', 'gateways/', 'src/core/model/', 'src/core/text/'],
    packages: ['smpp', 'node:'],
  },
  'src/teach/': { ours: ['src/teach/', 'src/core/', 'src/files/'], packages: ['node:'] },
  'src/main/': { ours: ['src/', 'gateways/'], packages: ['zod', 'pino', 'ulid', 'node:'] },
  'src/cli': { ours: ['src/', 'gateways/'], packages: ['csv-parse', 'node:'] },
};

/** Folders of the service stand on one another, never in a ring: rendering below, then the outbox, then who speaks through it. */
function service(...folders: string[]): Room {
  const rooms = folders.map((folder) => `src/service/${folder}/`);
  return { ours: [...rooms, 'src/async/', 'src/core/', 'src/ports/'] };
}

/** Files that offices hand in are opened there. */
function withSheets({ ours, ...room }: Room): Room {
  return { ...room, ours: [...ours, 'src/sheets/'] };
}

/** Gateways never see one another: what several share is in `gateways/link`, `gateways/http` or the core. */
function gateway(folder: string, ...packages: string[]): Room {
  const shared = [
    'gateways/china/',
    'gateways/link/',
    'gateways/http/',
    'src/async/',
    'src/net/',
    'src/ports/',
    SCHEMA,
  ];
  return { ours: [`gateways/${folder}/`, ...shared, ...CORE], packages: ['zod', ...packages] };
}

/** Whether the room of the file at `path` may import that. */
export function allows(path: string, { to, typeOnly }: Omit<Import, 'from'>): boolean {
  const room = Object.entries(ROOMS).find(([start]) => path.startsWith(start))?.[1];
  if (!room) return false;
  if (room.ours.some((start) => to.startsWith(start))) return true;
  if (typeOnly && room.types?.some((start) => to.startsWith(start))) return true;
  return (room.packages ?? []).some(
    (name) => to === name || to.startsWith(name.endsWith(':') ? name : `${name}/`),
  );
}
