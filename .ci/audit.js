/** What is shipped, as a bill of materials, and whether a grave fault of it is known. A registry that is silent fails nothing. */
const { execFileSync } = require('node:child_process');
const { mkdirSync, writeFileSync } = require('node:fs');

/** What npm prints; it ends with an error where it finds something, and prints that all the same. */
function npm(...args) {
  try {
    return execFileSync('npm', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    return String(error.stdout ?? '');
  }
}

function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

const say = (line) => process.stdout.write(`${line}\n`);

const bill = npm('sbom', '--omit', 'dev', '--sbom-format', 'cyclonedx');
const { components = [] } = read(bill);
if (components.length === 0) throw new Error('npm sbom lists nothing: is the project installed?');
mkdirSync('dist', { recursive: true });
writeFileSync('dist/sbom.json', bill);
say(`dist/sbom.json: ${components.length} packages are shipped`);

const { vulnerabilities } = read(npm('audit', '--omit', 'dev', '--json'));
if (vulnerabilities === undefined) say('the registry told nothing of known faults: not audited');
const grave = Object.values(vulnerabilities ?? {}).filter(({ severity }) =>
  /^(high|critical)$/.test(severity),
);
for (const { name, severity, range } of grave) say(`${name} ${range}: a ${severity} fault is known`);
process.exitCode = grave.length > 0 ? 1 : 0;
