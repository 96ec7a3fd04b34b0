/** How the county has set up its installation, taken up by a running process without a restart. */
import { live } from '../../async/live';
import { SECOND } from '../../core/calendar/durations';
import type { CountyNames } from '../../core/language/lexicon/county';
import type { Lexicon } from '../../core/language/lexicon/lexicon';
import { type Installation, installationFrom } from '../../core/setup/installation';
import type { Clock, Log, Store } from '../../ports';

export interface SetupTools {
  store: Pick<Store, 'reference'>;
  /** What holds where the desk has set nothing: the environment and the file of limits. */
  defaults: Installation;
  /** The lexicon that knows the county's names. Takes a third of a second: it is made when they change. */
  compile: (county: CountyNames) => Lexicon;
  clock: Pick<Clock, 'every'>;
  log: Log;
}

/** With what the store remembers, half a minute at most until every process has it. */
const LOOK_EVERY = 15 * SECOND;

/** `installation` and `lexicon` are live: whoever holds them has what holds now. */
export class Setup {
  readonly installation: Installation;
  readonly lexicon: Lexicon;
  private current: Installation;
  private compiled: Lexicon;
  /** What was compiled last. */
  private names: string;
  /** Of what was read last. */
  private stamps: string;
  /** One look at a time: a slow one would put back what a later one has read. */
  private last: Promise<void> = Promise.resolve();

  private constructor(
    private readonly tools: SetupTools,
    rows: Rows,
  ) {
    this.current = installationFrom(tools.defaults, rows.settings);
    this.compiled = tools.compile(rows.names);
    this.names = JSON.stringify(rows.names);
    this.stamps = rows.stamps;
    this.installation = live(() => this.current);
    this.lexicon = live(() => this.compiled);
  }

  /** Rejects with StoreError. */
  static async read(tools: SetupTools): Promise<Setup> {
    return new Setup(tools, await readRows(tools.store, await stampsOf(tools.store)));
  }

  /** Looks from time to time; the function that it gives ends that. */
  start(): () => void {
    const { clock, log } = this.tools;
    return clock.every(LOOK_EVERY, () => {
      this.refresh().catch((err: unknown) => log.warn({ err }, 'settings could not be read: as they were'));
    });
  }

  /** Rejects with StoreError; then all is as it was. */
  refresh(): Promise<void> {
    const look = () => this.look();
    this.last = this.last.then(look, look);
    return this.last;
  }

  private async look(): Promise<void> {
    const stamps = await stampsOf(this.tools.store);
    if (stamps === this.stamps) return;
    const { settings, names } = await readRows(this.tools.store, stamps);
    this.stamps = stamps;
    this.current = installationFrom(this.tools.defaults, settings);
    const written = JSON.stringify(names);
    if (written === this.names) return;
    this.compiled = this.tools.compile(names);
    this.names = written;
  }
}

interface Rows {
  stamps: string;
  settings: Awaited<ReturnType<Store['reference']['settings']>>;
  names: CountyNames;
}

/** Before the rows: what is written in between is read at the next look. */
async function stampsOf({ reference }: Pick<Store, 'reference'>): Promise<string> {
  const { settings, programmes, matters, areas } = await reference.stamps();
  return [settings, programmes, matters, areas].join(' ');
}

async function readRows({ reference }: Pick<Store, 'reference'>, stamps: string): Promise<Rows> {
  const [settings, programmes, matters, areas] = await Promise.all([
    reference.settings(),
    reference.programmes(),
    reference.matters(),
    reference.areas(),
  ]);
  return {
    stamps,
    settings,
    names: {
      programmes: programmes.map(({ id, name, aliases }) => ({ id, name, aliases })),
      matters: matters.map(({ name, guide }) => [name, ...(guide?.aliases ?? [])]),
      places: areas.map(({ name, aliases }) => [name, ...aliases]),
    },
  };
}
