import type { ReactNode } from 'react';
import type { ImportReport } from '../../../shared/domain/import.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

const ROWS_SHOWN = 12;

interface NoteListProps {
  readonly notes: Readonly<ImportReport['notes']>;
  readonly wayOut?: ((code: string) => ReactNode) | undefined;
}

/** Notes in words, with the first rows of the file they speak of and what can still be done about them. */
export function NoteList({ notes, wayOut }: NoteListProps) {
  const text = useText();
  const format = useFormat();
  return (
    <ul className="notes">
      {notes.map((note) => (
        <li key={`${note.code} ${note.message}`}>
          <span>{note.message}</span>
          {note.rows.length > 0 && (
            <span className="muted">
              {' '}
              {text('import.rows', {
                count: note.rows.length,
                rows: note.rows
                  .slice(0, ROWS_SHOWN)
                  .map((row) => format.number(row))
                  .join(', '),
                more: Math.max(0, note.count - ROWS_SHOWN),
              })}
            </span>
          )}
          {wayOut?.(note.code)}
        </li>
      ))}
    </ul>
  );
}
