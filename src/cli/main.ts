/** The command line: which subcommand is called, and how its failure is told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../files/root';
import { subcommand } from './subcommands';
import { type Io, UsageError } from './terminal/io';
import { sentence, speak, t } from './terminal/words';
import { usage } from './usage';

/** 0: done. 1: failed. 2: the arguments or the environment are wrong. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  speak(io.language());
  const called = split(argv);
  const { args, debug, version } = called;
  // `help` and `help NAME` are what people type before they know of --help.
  const help = called.help || called.name === 'help';
  const name = called.name === 'help' ? args[0] : called.name;
  if (help || version) {
    io.out(help ? usage(name) : ownVersion());
    return 0;
  }
  try {
    const entry = subcommand(name);
    if (!entry) {
      const wrong = name?.startsWith('-') ? t`unknown option ${name}` : t`unknown subcommand ${name}`;
      throw new UsageError(name === undefined ? t`a subcommand is missing` : wrong);
    }
    return await entry.load().run(args, io);
  } catch (error) {
    return complain(error, { name, debug }, io);
  }
}

interface Called {
  /** Of the subcommand; it may be none. */
  name: string | undefined;
  debug: boolean;
}

/** Takes the options of every subcommand out; what stands behind `--` is left alone. */
function split(argv: readonly string[]) {
  const end = argv.indexOf('--');
  const own = end < 0 ? [...argv] : argv.slice(0, end);
  const rest = own.filter((arg) => !['--debug', '--help', '-h', '--version'].includes(arg));
  const [name, ...args] = end < 0 ? rest : [...rest, ...argv.slice(end)];
  const asked = (...options: string[]) => options.some((option) => own.includes(option));
  return { name, args, debug: asked('--debug'), help: asked('--help', '-h'), version: asked('--version') };
}

function complain(error: unknown, { name, debug }: Called, io: Io): number {
  const kind = error instanceof Error ? error.name : '';
  const wrongInput = kind === 'UsageError' || kind === 'ConfigError';
  io.err(`xiangxin: ${wrongInput && error instanceof Error ? error.message : sentence(error)}`);
  if (kind === 'UsageError') io.err(`\n${usage(name)}`);
  if (debug && error instanceof Error && error.stack !== undefined) io.err(error.stack);
  return wrongInput ? 2 : 1;
}

function ownVersion(): string {
  const file = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }; // our own file
  return file.version;
}
