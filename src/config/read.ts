/** Variables one by one, and what they must have of one another. */
import type { Fault } from './fault';
import { VARIABLES, type Values, type VariableName } from './variables';

export type Environment = Record<string, string | undefined>;

/** The values that are right; the faults of the others. Absent ones without a default are null. */
export function readValues(env: Environment): { values: Partial<Values>; faults: Fault[] } {
  const values: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const [name, variable] of Object.entries(VARIABLES)) {
    const fallback = 'default' in variable ? variable.default : undefined;
    // An empty variable is an absent one: compose files and shells pass those.
    const text = env[name]?.trim() || fallback;
    if (text === undefined) {
      values[name] = null;
      continue;
    }
    const result = variable.schema.safeParse(text);
    if (result.success) values[name] = result.data;
    for (const wrong of new Set(result.error?.issues.map((issue) => issue.message))) {
      const shown = 'secret' in variable ? '' : `("${text.slice(0, 60)}") `;
      faults.push({ name, wrong: `${shown}${wrong}`, allowed: variable.allowed });
    }
  }
  // Each value comes from the schema of its name.
  return { values: values as Partial<Values>, faults };
}

/** What single variables cannot know: which of them need one another. `wrongAlready` is not blamed twice. */
export function faultsBetween(values: Partial<Values>, wrongAlready: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  const need = (name: VariableName, wrong: string) => {
    if (!wrongAlready.has(name)) faults.push({ name, wrong, allowed: VARIABLES[name].allowed });
  };
  const mysql = values.DATABASE_URL?.engine === 'mysql';
  if (values.ROLE && values.ROLE !== 'all') {
    if (!mysql) need('DATABASE_URL', `is not mysql://, which ROLE=${values.ROLE} needs`);
    if (!values.REDIS_URL) need('REDIS_URL', `is missing, which ROLE=${values.ROLE} needs`);
  }
  if (mysql && !values.DATA_KEY) need('DATA_KEY', 'is missing, which mysql:// needs');
  if (usesTwilio(values)) {
    if (!values.TWILIO_ACCOUNT_SID)
      need('TWILIO_ACCOUNT_SID', 'is missing, but other TWILIO_ variables are set');
    if (!values.TWILIO_AUTH_TOKEN)
      need('TWILIO_AUTH_TOKEN', 'is missing, but other TWILIO_ variables are set');
    if (!values.TWILIO_FROM && !wrongAlready.has('TWILIO_MESSAGING_SERVICE_SID')) {
      if (!values.TWILIO_MESSAGING_SERVICE_SID)
        need('TWILIO_FROM', 'is missing, and so is TWILIO_MESSAGING_SERVICE_SID: one of them must be set');
    }
  }
  return faults;
}

/** `check` throws one Error that says what is wrong with a link, without the password. */
export function linkFaults(url: string, check: (url: string) => unknown): Fault[] {
  try {
    check(url);
    return [];
  } catch (error) {
    const wrong = `has a fault (${error instanceof Error ? error.message : 'unknown'})`;
    return [{ name: 'SMPP_URL', wrong, allowed: VARIABLES.SMPP_URL.allowed }];
  }
}

function usesTwilio(values: Partial<Values>): boolean {
  return Object.entries(values).some(([name, value]) => name.startsWith('TWILIO_') && value !== null);
}
