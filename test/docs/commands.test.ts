/** The list of commands in docs/operate.md against the program: none is missing, and none is another's. */
import { SUBCOMMANDS } from '../../src/cli/subcommands';
import { textOf } from '../support/imports';

const [, section = ''] = /^## Commands\n([\s\S]*?)^## /m.exec(textOf('docs/operate.md')) ?? [];
const listed = [...section.slice(section.indexOf('\n- ')).matchAll(/`([^`]+)`/g)].map(
  ([, call = '']) => call,
);
/** Without what may be left out. */
const calls = Object.values(SUBCOMMANDS).flatMap(({ usage }) =>
  usage.map((one) => one.replace(/ \[[^\]]*\]/g, '')),
);

test('every call of a command is in the guide, and no other', () => {
  expect([...listed].sort()).toEqual([...calls].sort());
});
