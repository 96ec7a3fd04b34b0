/** The pictures of docs/architecture.md against the imports of the sources. */
import { posix } from 'node:path';
import { filesBelow, importsOf, textOf } from '../support/imports';

const DOCUMENT = textOf('docs/architecture.md');
const PICTURES = [...DOCUMENT.matchAll(/```mermaid\n([\s\S]*?)```/g)].map(([, picture = '']) => picture);
const IMPORTS = [...filesBelow('src', '.ts'), ...filesBelow('gateways', '.ts')]
  .flatMap((path) => importsOf(path, textOf(path)))
  .filter(({ to }) => to.startsWith('src/') || to.startsWith('gateways/'));

type Arrow = readonly [from: string, to: string];

/** The folders of a picture (`id[src/main]`), and its arrows (`id --> other & another`) between them. */
function read(picture: string): { folders: string[]; arrows: Arrow[] } {
  const folders = new Map(
    [...picture.matchAll(/(\w+)\[([\w/]+)[^\]]*\]/g)].map(([, id = '', path = '']) => [id, path]),
  );
  const path = (node: string) => {
    const id = node.trim().replace(/\[.*/, '');
    return folders.get(id) ?? `no folder is called ${id}`;
  };
  const arrows = [...picture.matchAll(/^\s*(\w+)(?:\[[^\]]*\])? --> (.+)$/gm)].flatMap(
    ([, from = '', to = '']) => to.split('&').map((one): Arrow => [path(from), path(one)]),
  );
  return { folders: [...folders.values()], arrows };
}

/** The folder of the picture in which a file stands: the deepest that holds it. */
function folderOf(file: string, folders: readonly string[]): string | null {
  const holding = folders.filter((folder) => file.startsWith(`${folder}/`) || posix.dirname(file) === folder);
  return holding.sort((one, other) => other.length - one.length)[0] ?? null;
}

/** Whether the arrows lead from one folder to the other, by way of others too. */
function leads(arrows: readonly Arrow[], from: string, to: string): boolean {
  return arrows.some(([tail, head]) => tail === from && (head === to || leads(arrows, head, to)));
}

describe.each(PICTURES.map((picture, at) => [at + 1, read(picture)] as const))(
  'picture %i',
  (_, { folders, arrows }) => {
    const between = IMPORTS.map(
      ({ from, to }) => [folderOf(from, folders), folderOf(to, folders)] as const,
    ).filter((arrow): arrow is Arrow => arrow[0] !== null && arrow[1] !== null && arrow[0] !== arrow[1]);

    test('each arrow is an import', () => {
      const known = new Set(between.map((arrow) => arrow.join(' --> ')));
      expect(arrows.map((arrow) => arrow.join(' --> ')).filter((arrow) => !known.has(arrow))).toEqual([]);
    });

    test('each import goes along the arrows', () => {
      const astray = between
        .filter(([from, to]) => !leads(arrows, from, to))
        .map((arrow) => arrow.join(' --> '));
      expect([...new Set(astray)]).toEqual([]);
    });

    test('each folder is there, and in the list of folders', () => {
      const listed = (folder: string) => DOCUMENT.includes(`\`${folder}/\``);
      expect(folders.filter((folder) => filesBelow(folder, '.ts').length === 0 || !listed(folder))).toEqual(
        [],
      );
    });
  },
);

test('there are two pictures: the house, and the core', () => {
  expect(PICTURES).toHaveLength(2);
});

test('the line of the service names each folder of it', () => {
  const [, line = ''] = /^\| `src\/service\/` \|(.*)$/m.exec(DOCUMENT) ?? [];
  const folders = new Set(
    filesBelow('src/service', '.ts').flatMap((file) => file.split('/').slice(2, -1)[0] ?? []),
  );
  expect(folders.size).toBeGreaterThan(0);
  expect([...folders].filter((folder) => !line.includes(`\`${folder}\``))).toEqual([]);
});

test('every folder of sources is in a picture', () => {
  const folders = PICTURES.flatMap((picture) => read(picture).folders);
  const files = [...filesBelow('src', '.ts'), ...filesBelow('gateways', '.ts')];
  expect(files.filter((file) => folderOf(file, folders) === null && posix.dirname(file) !== 'src')).toEqual(
    [],
  );
});
