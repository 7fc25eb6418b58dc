import { useText } from '../../ui/text.tsx';
import type { Draft } from './draft.ts';

const COLUMNS = 7;
const ROWS = 4;

/** The first rows as they were read: wrong accents are seen here. */
export function SampleTable({ draft }: { draft: Draft }) {
  const text = useText();
  const { sample } = draft.proposal;
  const columns = Object.keys(sample[0] ?? {}).slice(0, COLUMNS);
  if (columns.length === 0) return null;
  const rows = sample.slice(0, ROWS).map((row, index) => ({ key: String(index), row }));
  return (
    <>
      <h3>{text('import.preview')}</h3>
      <table className="mapping sample">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} className="ellipsis">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, row }) => (
            <tr key={key}>
              {columns.map((column) => (
                <td key={column} className="ellipsis">
                  {row[column] ?? <span className="muted">{text('value.missing')}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
