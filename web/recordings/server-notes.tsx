/** What the server noted of a file. It writes English, whatever language the page is in. */
export function ServerNotes({ notes }: { notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <ul class="server-notes muted small" lang="en">
      {notes.map(note => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
