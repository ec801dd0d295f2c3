import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isImportable } from '../contract/importable-files.ts';
import { ArgumentError } from './argument-error.ts';

/**
 * The files that paths name, in their order; in place of a folder those in it, however deep, that look by their names
 * like ones to import, by name. Throws an {@link ArgumentError} where a folder has none.
 */
export function filesOf(paths: readonly string[]): string[] {
  return paths.flatMap(path => (isFolder(path) ? filesIn(path) : [path]));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function filesIn(folder: string): string[] {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter(path => isImportable(relative(folder, path).replaceAll('\\', '/')))
    .sort();
  if (found.length === 0)
    throw new ArgumentError(`${folder}: the folder has no file that looks like one to import`);
  return found;
}
