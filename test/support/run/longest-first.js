/** Files that take longest begin first, known or not from an earlier run: a minute's file begun last would run alone. */
const { default: Sequencer } = require('@jest/test-sequencer');

/** Processes that are killed and every conversation on every medium, browsers, whole services; then what runs on two databases. */
const LONG = [
  /[/]crash[/]|[/]retold/,
  /browser[.]test/,
  /[/]bench[/]run|throttled|cli[/]process|engine[/]faults|console[/]walk/,
  /[/]contract[/]/,
];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const rank = ({ path }) =>
      (LONG.findIndex((pattern) => pattern.test(path)) + LONG.length + 1) % (LONG.length + 1);
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
};
