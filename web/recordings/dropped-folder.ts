import { isImportable, MAX_UPLOAD_FILES } from '../../server/contract/importable-files.ts';

/**
 * The files of a folder and of those in it that look like ones to import, by their names; what cannot be read is left
 * out. It looks no further once there are more than may come in together.
 */
export async function filesInFolder(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const found: File[] = [];
  const folders = [folder];
  for (let next = folders.pop(); next; next = folders.pop()) {
    for await (const entry of entriesOf(next)) {
      if (isFolder(entry)) {
        if (!entry.name.startsWith('.')) folders.push(entry);
      } else if (isImportable(entry.name)) {
        const file = await fileOf(entry as FileSystemFileEntry);
        if (file) found.push(file);
      }
      if (found.length > MAX_UPLOAD_FILES) return found;
    }
  }
  return found;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

/** A reader gives some entries at a time, and none when there are no more. */
async function* entriesOf(folder: FileSystemDirectoryEntry): AsyncGenerator<FileSystemEntry> {
  const reader = folder.createReader();
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>(resolve =>
      reader.readEntries(resolve, () => resolve([])),
    );
    if (some.length === 0) return;
    yield* some;
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File | undefined> {
  return new Promise(resolve => entry.file(resolve, () => resolve(undefined)));
}
