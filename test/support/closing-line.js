/** Prints the one line that a script reads at the end: `tests: N passed, N failed, N skipped`. */
module.exports = class ClosingLine {
  onRunComplete(_contexts, results) {
    const crashed = results.testResults.filter((file) => file.testExecError).length;
    const skipped = results.numPendingTests + results.numTodoTests;
    const tail = skipped > 0 ? `, ${skipped} skipped` : '';
    const line = `tests: ${results.numPassedTests} passed, ${results.numFailedTests + crashed} failed${tail}`;
    // Jest's own summary comes after every other reporter; this line comes after that.
    process.once('exit', () => process.stdout.write(`\n${line}\n`));
  }
};
