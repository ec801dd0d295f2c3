import { expect, it } from 'vitest';
import { MAX_UPLOAD_FILES } from '../../../server/contract/importable-files.ts';
import { filesInFolder } from '../../../web/recordings/dropped-folder.ts';

/** A browser gives so many entries at a time. */
const AT_ONCE = 100;

type Tree = { readonly [name: string]: Tree | 'file' | 'unreadable' };

function folderOf(name: string, tree: Tree): FileSystemDirectoryEntry {
  const createReader = () => {
    const left = Object.entries(tree).map(([child, what]) =>
      typeof what === 'string' ? fileOf(child, what) : folderOf(child, what),
    );
    return { readEntries: (take: (some: unknown[]) => void) => take(left.splice(0, AT_ONCE)) };
  };
  return { name, isDirectory: true, createReader } as unknown as FileSystemDirectoryEntry;
}

function fileOf(name: string, what: 'file' | 'unreadable') {
  const file = (take: (file: File) => void, fail: () => void) =>
    what === 'file' ? take(new File(['x'], name)) : fail();
  return { name, isDirectory: false, file };
}

const namesIn = async (tree: Tree) =>
  (await filesInFolder(folderOf('dropped', tree))).map(({ name }) => name);

it('finds files to import in a folder and in those within', async () => {
  const names = await namesIn({
    '00': { 'a.json': 'file', deeper: { 'b.json.gz': 'file' } },
    '01': { 'c.json': 'file', 'gone.json': 'unreadable' },
    'README.md': 'file',
    '.git': { 'd.json': 'file' },
  });
  expect(names.sort()).toEqual(['a.json', 'b.json.gz', 'c.json']);
});

it('takes all that is told bit by bit, and stops where there are too many', async () => {
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.json`, 'file' as const]));
  expect(await namesIn(many(250))).toHaveLength(250);
  expect(await namesIn({ more: many(2 * MAX_UPLOAD_FILES) })).toHaveLength(MAX_UPLOAD_FILES + 1);
});

it('finds nothing in one that holds nothing to import', async () => {
  expect(await namesIn({ empty: {}, 'README.md': 'file' })).toEqual([]);
});
