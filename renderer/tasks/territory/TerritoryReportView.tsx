import type { TerritoryReport } from '../../../shared/domain/territory.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

const NAMED = 8;
type Named = { readonly code: string; readonly name: string };

/** What was built of what, and what did not fit. */
export function TerritoryReportView({ report }: { report: TerritoryReport }) {
  const text = useText();
  const format = useFormat();
  const names = (list: readonly Named[]): string =>
    text('assembly.names', {
      names: list
        .slice(0, NAMED)
        .map(({ code, name }) => (name === '' ? code : `${name} (${code})`))
        .join(', '),
      more: Math.max(0, list.length - NAMED),
    });
  return (
    <div className="territory-report" data-testid="territory-report">
      <p className="secondary">
        {text('assembly.from', {
          count: report.communes,
          composition: report.composition,
          year: report.year === null ? '' : String(report.year),
        })}
      </p>
      {report.moved.length > 0 && (
        <p className="small">
          {text('assembly.moved', {
            count: report.moved.length,
            names: report.moved
              .slice(0, NAMED)
              .map(({ from, to, name }) => `${from} → ${to} ${name}`)
              .join(', '),
            more: Math.max(0, report.moved.length - NAMED),
          })}
        </p>
      )}
      {report.levels.map((level) => (
        <section key={level.level} data-level={level.level}>
          <h3>{text('assembly.built', { level: text(`assembly.level.${level.level}`), count: level.built })}</h3>
          <ul className="notes">
            {level.partial.length > 0 && (
              <li>
                {text('assembly.partial', { count: level.partial.length })} {names(level.partial)}
              </li>
            )}
            {level.absent.length > 0 && (
              <li>
                {text('assembly.absent', { count: level.absent.length })} {level.absent.length <= NAMED && names(level.absent)}
              </li>
            )}
            {level.unassigned.length > 0 && (
              <li>
                {text('assembly.unassigned', { count: level.unassigned.length })} {names(level.unassigned)}
              </li>
            )}
            {level.overlap_ha > 0 && <li>{text('assembly.overlap', { area: format.hectares(level.overlap_ha, 2) })}</li>}
            {level.gaps.length > 0 && (
              <li>
                {text('assembly.gaps', { count: level.gaps.length })}{' '}
                {level.gaps
                  .slice(0, NAMED)
                  .map(({ ha, lon, lat }) =>
                    text('assembly.gap', { area: format.hectares(ha, 2), lon: format.number(lon, 4), lat: format.number(lat, 4) }),
                  )
                  .join(', ')}
              </li>
            )}
            {level.partial.length + level.unassigned.length + level.gaps.length === 0 && level.overlap_ha === 0 && (
              <li className="placed">{text('assembly.whole')}</li>
            )}
          </ul>
        </section>
      ))}
      {report.notes.length > 0 && (
        <ul className="notes">
          {report.notes.map((note) => (
            <li key={`${note.code} ${note.message}`}>{note.message}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
