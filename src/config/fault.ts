/** What is wrong with the settings, and the one error that says all of it. */

/** `wrong` follows the name as its sentence goes on. Shows no secret. */
export interface Fault {
  name: string;
  wrong: string;
  allowed: string;
}

/** Everything that is wrong with the environment, at once. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly Fault[]) {
    const lines = faults.map((fault) => `  ${fault.name} ${fault.wrong}; allowed: ${fault.allowed}`);
    super(`The environment is not usable:\n${lines.join('\n')}`);
    this.name = 'ConfigError';
  }
}
