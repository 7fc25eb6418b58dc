import type { Comparison } from '../../../shared/domain/import.ts';
import { fieldTitle } from '../../ui/field-value.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

const SAMPLES = 40;
type Sample = Comparison['tables'][number]['samples'][number];

/** A newer vintage beside what the project has: how much differs, and examples before and after. */
export function ComparisonView({ comparison, gone }: { comparison: Comparison; gone: 'keep' | 'delete' }) {
  const text = useText();
  const format = useFormat();
  const [first] = comparison.tables;
  // a kind has a table for each sort of geometry: those that nothing concerns are not shown
  const concerned = comparison.tables.filter(({ added, changed, unchanged, gone: missing }) => added + changed + unchanged + missing > 0);
  const tables = concerned.length > 0 || !first ? concerned : [first];
  return (
    <>
      {tables.map((table) => (
        <div key={table.table} className="comparison" data-testid="import-comparison">
          {tables.length > 1 && <p className="small secondary">{text('import.compare.table', { layer: table.table })}</p>}
          <dl className="report-counts">
            {(['added', 'changed', 'unchanged', 'gone', 'edits'] as const).map((name) => (
              <div key={name} data-count={name}>
                <dd className="number">{format.number(table[name])}</dd>
                <dt>{text(`import.compare.${name}`, { count: table[name], moved: table.moved, gone })}</dt>
              </div>
            ))}
          </dl>
          {table.samples.length > 0 && (
            <div className="compare-scroll">
              <table className="mapping compare">
                <thead>
                  <tr>
                    <th>{text('import.compare.object')}</th>
                    <th>{text('import.compare.field')}</th>
                    <th>{text('import.before')}</th>
                    <th>{text('import.after')}</th>
                  </tr>
                </thead>
                <tbody>
                  {table.samples.slice(0, SAMPLES).map((sample) => (
                    <SampleRows key={`${sample.fate} ${sample.key}`} sample={sample} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      ))}
    </>
  );
}

function SampleRows({ sample }: { sample: Sample }) {
  const text = useText();
  const format = useFormat();
  const area = (ha: number | null): string => (ha === null ? '' : format.hectares(ha, 2));
  const moved = sample.before_ha !== null && sample.after_ha !== null && sample.before_ha !== sample.after_ha;
  const name = sample.name === '' || sample.name === sample.key ? sample.key : `${sample.name} (${sample.key})`;
  const lines = [
    ...(sample.fate === 'changed' ? sample.fields : []).map(({ field, before, after, edited }) => ({
      field: fieldTitle(field, text),
      before,
      after,
      edited,
    })),
    ...(moved
      ? [{ field: text('import.compare.outline'), before: area(sample.before_ha), after: area(sample.after_ha), edited: false }]
      : []),
  ];
  if (lines.length === 0)
    return (
      <tr>
        <td className="ellipsis" title={name}>
          {name}
        </td>
        <td colSpan={3} className="muted">
          {text(`import.compare.fate.${sample.fate}`)}
        </td>
      </tr>
    );
  return lines.map((line, index) => (
    <tr key={line.field}>
      <td className="ellipsis" title={name}>
        {index === 0 ? name : ''}
      </td>
      <td className="ellipsis" title={line.field}>
        {line.field}
      </td>
      <td className="ellipsis" title={line.before ?? ''}>
        {line.before ?? <span className="muted">{text('value.missing')}</span>}
      </td>
      <td className="ellipsis" title={line.after ?? ''}>
        {line.after ?? <span className="muted">{text('value.missing')}</span>}
        {line.edited && <span className="tag warning">{text('import.compare.edited')}</span>}
      </td>
    </tr>
  ));
}
