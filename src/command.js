#!/usr/bin/env node
// The command in a checkout: npm links it once, before anything is built, so that it must not be a file of the build.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const built = join(__dirname, '..', 'dist', 'src', 'cli.js');
if (existsSync(built)) {
  require(built);
} else {
  process.stderr.write('xiangxin: not built yet: wait until `npm start` is up, or run `npm run build`\n');
  process.exitCode = 1;
}
