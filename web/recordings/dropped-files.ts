export interface DropListener {
  /** Whether files hover over the page. */
  readonly onDragging: (over: boolean) => void;
  /** Files were dropped; none where only folders were. */
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
    if (mayDrop()) onFiles(filesOf(event.dataTransfer));
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

/** The files dropped, without folders: a folder looks like a file that cannot be read. */
function filesOf(data: DataTransfer | null): File[] {
  const items = [...(data?.items ?? [])].filter(({ kind }) => kind === 'file');
  if (items.length === 0) return [...(data?.files ?? [])];
  return items
    .filter(item => !item.webkitGetAsEntry()?.isDirectory)
    .map(item => item.getAsFile())
    .filter(file => file !== null);
}
