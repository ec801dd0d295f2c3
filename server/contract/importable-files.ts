/** How many files may come in together. */
export const MAX_UPLOAD_FILES = 1000;

/** How the names of files end that can be imported, in small letters. */
export const IMPORTABLE_ENDINGS = [
  '.ndjson',
  '.jsonl',
  '.ast',
  '.asterix',
  '.pcap',
  '.pcapng',
  '.cap',
  '.xml',
  '.csv',
  '.tsv',
  '.txt',
  '.json',
  '.dat',
  '.geojson',
  '.gz',
];

/** Whether a file of a folder, by its path in it, looks like one to import. What is hidden does not. */
export function isImportable(path: string): boolean {
  if (path.split('/').some(part => part.startsWith('.'))) return false;
  const name = path.toLowerCase();
  return IMPORTABLE_ENDINGS.some(ending => name.endsWith(ending));
}
