import { useText } from '../../ui/text.tsx';
import type { Draft } from './draft.ts';

const COLUMNS = 8;
const ROWS = 5;

/** The first rows as the file has them: wrong accents and shifted columns are seen here. */
export function SourceRows({ draft }: { draft: Draft }) {
  const text = useText();
  const { sample, layer } = draft.proposal;
  const all = Object.keys(sample[0] ?? {});
  const columns = all.slice(0, COLUMNS);
  if (columns.length === 0) return null;
  const rows = sample.slice(0, ROWS).map((row, index) => ({ key: String(index), row }));
  return (
    <section>
      <h3>
        <span className="grow ellipsis">{text('import.source-rows', { layer })}</span>
        {all.length > COLUMNS && <span className="small muted">{text('import.columns-more', { count: all.length - COLUMNS })}</span>}
      </h3>
      <table className="mapping sample">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} className="ellipsis" title={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, row }) => (
            <tr key={key}>
              {columns.map((column) => (
                <td key={column} className="ellipsis" title={row[column] ?? ''}>
                  {row[column] ?? <span className="muted">{text('value.missing')}</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
