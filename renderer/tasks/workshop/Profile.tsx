import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { nameOf, type WorkshopModel } from './model.ts';

const RADIUS = 88;
const RINGS = [25, 50, 75, 100] as const;
/** Told apart by colour and by dashes. */
const LOOKS = [
  { colour: 'var(--c-accent)', dash: '' },
  { colour: 'var(--ax-inno)', dash: '7 4' },
  { colour: 'var(--ax-fonc)', dash: '2 3' },
  { colour: 'var(--ax-comp)', dash: '9 3 2 3' },
] as const;

/** Score of a site in each family, over what is known of it; NaN: nothing. */
export function familyScores({ problem }: WorkshopModel, site: number): number[] {
  const width = problem.criteria.length;
  return problem.families.map((_, family) => {
    let sum = 0;
    let known = 0;
    for (let column = 0; column < width; column++) {
      const score = problem.scores[site * width + column] ?? Number.NaN;
      const share = problem.shares[column] ?? 0;
      if (problem.familyOf[column] !== family || Number.isNaN(score) || share <= 0) continue;
      sum += share * score;
      known += share;
    }
    return known > 0 ? sum / known : Number.NaN;
  });
}

/** Profiles by family: a radar from three families on, figures beside it. */
export function Profile({ model, indices }: { model: WorkshopModel; indices: readonly number[] }) {
  const text = useText();
  const format = useFormat();
  const { families, matrix } = model;
  const scores = indices.map((index) => familyScores(model, index));
  const at = (family: number, score: number): string => {
    const angle = (2 * Math.PI * family) / families.length - Math.PI / 2;
    return `${(Math.cos(angle) * RADIUS * score) / 100},${(Math.sin(angle) * RADIUS * score) / 100}`;
  };
  return (
    <div className="profile">
      {families.length >= 3 && (
        <svg viewBox="-110 -104 220 208" role="img" aria-label={text('workshop.profile.label')}>
          {RINGS.map((ring) => (
            <polygon key={ring} className="ring" points={families.map((_, family) => at(family, ring)).join(' ')} />
          ))}
          {families.map(({ code }, family) => {
            const [x = 0, y = 0] = at(family, 112).split(',').map(Number);
            return (
              <g key={code}>
                <line className="ring" x1="0" y1="0" x2={at(family, 100).split(',')[0]} y2={at(family, 100).split(',')[1]} />
                <text x={x} y={y + 4} textAnchor="middle">
                  {family + 1}
                </text>
              </g>
            );
          })}
          {scores.map((values, order) => {
            const look = LOOKS[order] ?? LOOKS[0];
            return (
              <polygon
                key={indices[order]}
                points={values.map((score, family) => at(family, Number.isNaN(score) ? 0 : score)).join(' ')}
                fill={look.colour}
                fillOpacity="0.08"
                stroke={look.colour}
                strokeWidth="2.2"
                strokeDasharray={look.dash}
              />
            );
          })}
        </svg>
      )}
      <table className="compare-table">
        <thead>
          <tr>
            <th>
              <span className="visually-hidden">{text('workshop.family')}</span>
            </th>
            {indices.map((index, order) => {
              const site = matrix.sites[index];
              const look = LOOKS[order] ?? LOOKS[0];
              return (
                <th key={index}>
                  <svg width="26" height="8" aria-hidden="true">
                    <path d="M0 4H26" stroke={look.colour} strokeWidth="3" strokeDasharray={look.dash} />
                  </svg>
                  <span className="site-name">{site ? nameOf(site) : ''}</span>
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {families.map(({ code, label }, family) => (
            <tr key={code}>
              <th scope="row" className="ellipsis" title={label}>{`${family + 1}. ${label}`}</th>
              {scores.map((values, order) => (
                <td key={indices[order]} className="number">
                  {format.number(values[family] ?? Number.NaN) || (
                    <span className="muted" title={text('workshop.no-value')}>
                      –
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
