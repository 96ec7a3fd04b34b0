import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './io';
import { t } from './words';

type Options = NonNullable<ParseArgsConfig['options']>;

/** As `parseArgs` of node:util, strict; throws UsageError for what the options do not name. */
export function readArguments<const T extends Options>(args: string[], options: T, positionals = false) {
  try {
    return parseArgs({ args, options, allowPositionals: positionals, strict: true });
  } catch (error) {
    const known = error instanceof TypeError || (error as { code?: unknown }).code !== undefined; // parseArgs throws TypeErrors with a code
    // Node's hint for positionals that look like options is longer than what went wrong.
    throw known ? new UsageError((error as Error).message.split(/\.\s/)[0]) : error;
  }
}

/** A whole number at least `least`. Throws UsageError. */
export function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d{1,9}$/.test(text) || value < least) {
    throw new UsageError(t`--${option} takes a whole number from ${least} on, not "${text}"`);
  }
  return value;
}
