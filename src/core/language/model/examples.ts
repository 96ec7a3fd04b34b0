/** The files of example texts that the model learns from: `templates/understanding/<language>/<author>.txt`. */
import { type Context, SUBJECT_KINDS, type SubjectKind } from '../../model/dialogue';
import { LABELS } from './labels';

/** Whose words they are: some mean a request only where a leader or a liaison says them (在办, 联系不上的). */
const SPEAKERS = ['resident', 'liaison', 'office'] as const;
export type Speaker = (typeof SPEAKERS)[number];

/** Where and by whom something is said, as far as it changes what the words mean. */
export interface Standing {
  state: Context['state'] | null;
  /** What the service spoke of last. */
  subject: SubjectKind | null;
  speaker: Speaker;
}

/** One text that an author wrote, and what it means there. */
export interface Example extends Standing {
  text: string;
  label: string;
  /** Line of the file, from 1. */
  line: number;
  /** The label names the intent alone: any of its kinds may be meant. */
  isIntentOnly: boolean;
}

/** Every state that texts are said in; the compiler names one that is missing. */
const STATES: { readonly [S in Context['state']]: true } = {
  menu: true,
  'case.list': true,
  'subsidy.list': true,
  'subsidy.ask': true,
  'rate.ask': true,
  'case.ask': true,
  'news.list': true,
  'appointment.ask': true,
  'phone.ask': true,
  'phone.code': true,
  'family.ask': true,
  'family.code': true,
  'complaint.ask': true,
  'consult.ask': true,
  'expedite.ask': true,
  'guide.ask': true,
  'alert.pending': true,
  'haste.ask': true,
  'case.detail': true,
  'appointment.done': true,
  'identity.ask': true,
};
const INTENT_ONLY = /^#\s*without about\s*$/;
const NOBODY: Standing = { state: null, subject: null, speaker: 'resident' };

/**
 * Reads a file: `[intent about]` opens a section, `@state`, `@after payment`, `@office` say where its next texts are said
 * and `@-` ends that, `#` is a comment; every other line is one text. A comment `# without about` in front says that the
 * sections name intents alone. Throws an Error that names each faulty line.
 */
export function parseExamples(file: string, content: string): Example[] {
  const examples: Example[] = [];
  const faults: string[] = [];
  let label: string | null = null;
  let standing = NOBODY;
  let isIntentOnly = false;
  for (const [index, raw] of content.split(/\r?\n/).entries()) {
    const text = raw.trim();
    const fail = (what: string) => faults.push(`${file}:${index + 1}: ${what}`);
    if (text === '') continue;
    if (raw.startsWith('#')) isIntentOnly ||= INTENT_ONLY.test(raw);
    else if (raw.startsWith('[')) {
      label = text.slice(1, -1);
      standing = NOBODY;
      if (!text.endsWith(']') || !LABELS.includes(label)) fail(`no such section: ${text}`);
    } else if (raw.startsWith('@')) {
      const next = standingOf(text.slice(1));
      if (next === null) fail(`nothing is said there: ${text}`);
      standing = next ?? standing;
    } else if (label === null) fail('a text before the first [section]');
    else examples.push({ text, label, ...standing, line: index + 1, isIntentOnly });
  }
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return examples;
}

/** Where and by whom, from words such as `subsidy.list`, `after payment`, `office`; null: not understood. */
export function standingOf(words: string): Standing | null {
  let standing = NOBODY;
  const rest = words.split(/\s+/);
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '-') standing = NOBODY;
    else if (word === 'after') {
      const subject = SUBJECT_KINDS.find((one) => one === rest[0]);
      rest.shift();
      if (subject === undefined) return null;
      standing = { ...standing, subject };
    } else {
      const speaker = SPEAKERS.find((one) => one === word);
      const state = stateOf(word);
      if (speaker === undefined && state === null) return null;
      standing = { ...standing, ...(speaker ? { speaker } : { state }) };
    }
  }
  return standing;
}

function stateOf(word: string): Context['state'] | null {
  return word in STATES ? (word as Context['state']) : null; // its keys are the states
}
