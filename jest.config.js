/** One run of every test; engines that the machine lacks are handled in test/support. */
module.exports = {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: { '\\.ts$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
  testEnvironment: '<rootDir>/test/support/run/environment.js',
  runtime: '<rootDir>/test/support/run/runtime.js',
  // The thread that reads workbooks runs from the sources, too.
  moduleNameMapper: { '/threadEntry$': '<rootDir>/test/support/threadEntry.ts' },
  moduleFileExtensions: ['ts', 'js', 'json'],
  reporters: ['default', '<rootDir>/test/support/closing-line.js'],
  globalSetup: '<rootDir>/test/support/run/before.ts',
  globalTeardown: '<rootDir>/test/support/run/after.ts',
  testSequencer: '<rootDir>/test/support/run/longest-first.js',
  maxWorkers: 2,
  testTimeout: 120_000,
};
