/**
 * Tests run in the realm of Node itself, and what a file changes there is put back. In a realm of its own, as Jest makes
 * one for each file, every look at a global is slower, and nothing that is loaded or compiled serves the next file.
 */
const { ModuleMocker } = require('jest-mock');

/**
 * Where Jest's runner keeps what it knows of a file: its tests with all they hold, and who is told of each event. In a
 * realm that stays they would be told of the tests of every later file.
 */
const OF_ONE_FILE = ['EVENT_HANDLERS', 'JEST_STATE_SYMBOL'];

module.exports = class OneRealm {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  /** No timers are played: clocks are given to what needs one. */
  fakeTimers = null;
  fakeTimersModern = null;
  found = { env: { ...process.env }, exit: process.exit, console: globalThis.console };

  async setup() {}

  async teardown() {
    const { env, exit, console } = this.found;
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    process.exit = exit;
    globalThis.console = console;
    for (const key of Object.getOwnPropertySymbols(globalThis))
      if (OF_ONE_FILE.includes(key.description)) delete globalThis[key];
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Asked for wherever a file is compiled, which `runtime.js` does in this realm. */
  getVmContext() {
    return globalThis;
  }
};
