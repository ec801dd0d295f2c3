import { filesInFolder } from './dropped-folder.ts';

export interface DropListener {
  /** Whether files hover over the page. */
  readonly onDragging: (over: boolean) => void;
  /** Files were dropped; none where only folders were that hold nothing to import. */
  readonly onFiles: (files: File[]) => void;
  readonly mayDrop: () => boolean;
}

/** Listens for files that are dragged onto a page and dropped. Answers with what ends it. */
export function followDrops(page: Window, { onDragging, onFiles, mayDrop }: DropListener): () => void {
  const hover = (event: DragEvent) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = mayDrop() ? 'copy' : 'none';
    onDragging(true);
  };
  const leave = (event: DragEvent) => {
    if (event.relatedTarget === null) onDragging(false);
  };
  const drop = (event: DragEvent) => {
    onDragging(false);
    if (!carriesFiles(event)) return;
    event.preventDefault();
    if (mayDrop()) void filesOf(event.dataTransfer).then(onFiles);
  };
  page.addEventListener('dragenter', hover);
  page.addEventListener('dragover', hover);
  page.addEventListener('dragleave', leave);
  page.addEventListener('drop', drop);
  return () => {
    page.removeEventListener('dragenter', hover);
    page.removeEventListener('dragover', hover);
    page.removeEventListener('dragleave', leave);
    page.removeEventListener('drop', drop);
  };
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') ?? false;
}

/** The files dropped, and those in folders dropped that look like ones to import. */
async function filesOf(data: DataTransfer | null): Promise<File[]> {
  // All that was dropped has to be taken at once: the list is empty when the event is over.
  const dropped = [...(data?.items ?? [])]
    .filter(({ kind }) => kind === 'file')
    .map(item => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  if (dropped.length === 0) return [...(data?.files ?? [])];
  const lists = await Promise.all(
    dropped.map(({ entry, file }) => {
      if (entry?.isDirectory) return filesInFolder(entry as FileSystemDirectoryEntry);
      return file ? [file] : [];
    }),
  );
  return lists.flat();
}
