/** The figures of a teaching as a page: `templates/understanding/model.md`. */
import { type Figures, interval, type Miss, type Share, together } from './measure';

/** What was measured. */
export interface Measured {
  digest: string;
  /** Lines of each author, and the figures with him held out. */
  authors: readonly { name: string; lines: number; figures: Figures }[];
  all: Figures;
  checks: readonly { name: string; figures: Figures }[];
  /** Near copies of check lines that were not taught. */
  copies: number;
  octets: number;
}

const MOST_MISSES = 60;

/** The whole page. */
export function report(measured: Measured): string {
  return [...figures(measured), ...lists(measured.all)].join('\n');
}

function figures({ digest, authors, all, checks, copies, octets }: Measured): string[] {
  return [
    '# What the model has learned',
    '',
    `Written by \`npm run teach\`; texts ${digest}, model ${(octets / 1e6).toFixed(1)} MB. Shares with the interval that holds the true one in 95 of 100 cases.`,
    '',
    '## Authors held out',
    '',
    'Each with some others, about a quarter of all lines: taught on the rest (in fewer rounds and by fewer nets than the model itself), measured on him.',
    '',
    HEAD,
    ...authors.map(({ name, figures }) => row(name, figures)),
    row('**all**', all),
    '',
    '## Never taught',
    '',
    `Near copies of these lines were taken out of what is taught: ${copies}.`,
    '',
    HEAD,
    ...checks.map(({ name, figures }) => row(name, figures)),
    '',
    ...(checks.length > 0 ? [honesty(all, together(checks.map(({ figures }) => figures))), ''] : []),
  ];
}

function lists(all: Figures): string[] {
  return [
    '## By intent, authors held out',
    '',
    '| intent | right |',
    '|---|---|',
    ...[...all.byIntent].sort().map(([intent, share]) => `| ${intent} | ${shown(share)} |`),
    '',
    '## Lines that all other authors contradict most surely: read these first, their labels may be wrong',
    '',
    ...listed([...all.misses].sort((one, other) => other.margin - one.margin).slice(0, MOST_MISSES)),
    '',
    '## Lines of which the model is least sure',
    '',
    ...listed(
      [...all.misses]
        .sort((one, other) => Math.abs(one.margin) - Math.abs(other.margin))
        .slice(0, MOST_MISSES),
    ),
    '',
  ];
}

const HEAD =
  '| texts of | lines | intent | with what is asked | false accepts | asked back |\n|---|---|---|---|---|---|';

function row(name: string, { intent, kind, falseAccepts, askedBack }: Figures): string {
  return `| ${name} | ${intent.of} | ${shown(intent)} | ${kind.of > 0 ? shown(kind) : ''} | ${falseAccepts.right} of ${falseAccepts.of} | ${askedBack} |`;
}

function shown(share: Share): string {
  const [low, high] = interval(share);
  return `${percent(share.right / Math.max(1, share.of))} (${percent(low)}–${percent(high)}) of ${share.of}`;
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}

function honesty(all: Figures, check: Figures): string {
  const share = ({ intent }: Figures) => intent.right / Math.max(1, intent.of);
  const gap = 100 * (share(all) - share(check));
  return `Honesty: authors held out ${percent(share(all))} %, never taught ${percent(share(check))} %, ${Math.abs(gap).toFixed(1)} points apart.`;
}

function listed(misses: readonly Miss[]): string[] {
  return misses.map(
    ({ text, label, got }) => `- ${text.replaceAll('|', '/')}: \`${label}\`, taken for \`${got}\``,
  );
}
