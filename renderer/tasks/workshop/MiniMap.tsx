import type { Ranking } from '../../../shared/decision/rank.ts';
import type { MatrixSite } from '../../../shared/domain/workshop.ts';
import { useText } from '../../ui/text.tsx';

const WIDTH = 420;
const HEIGHT = 230;
const MARGIN = 16;

/** Where the first ones lie, both maps at the same scale: places of all the sites, the first ones full with their rank. */
export function MiniMap({ sites, ranking, top, title }: { sites: readonly MatrixSite[]; ranking: Ranking; top: number; title: string }) {
  const text = useText();
  const places = sites.flatMap(({ place }) => (place ? [place] : []));
  if (places.length === 0) return null;
  const lons = places.map(([lon]) => lon);
  const lats = places.map(([, lat]) => lat);
  const middle = (Math.min(...lats) + Math.max(...lats)) / 2;
  const narrow = Math.cos((middle * Math.PI) / 180);
  const across = Math.max((Math.max(...lons) - Math.min(...lons)) * narrow, 1e-6);
  const up = Math.max(Math.max(...lats) - Math.min(...lats), 1e-6);
  const scale = Math.min((WIDTH - 2 * MARGIN) / across, (HEIGHT - 2 * MARGIN) / up);
  const at = ([lon, lat]: readonly [number, number]): readonly [number, number] => [
    WIDTH / 2 + (lon - (Math.min(...lons) + Math.max(...lons)) / 2) * narrow * scale,
    HEIGHT / 2 - (lat - middle) * scale,
  ];
  // the first ones above the others
  const order = sites.map((_, index) => index).sort((a, b) => (ranking.rank[b] || 1e9) - (ranking.rank[a] || 1e9));
  return (
    <figure className="mini-map">
      <figcaption className="small">{title}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={text('workshop.mini-map', { name: title, top })}>
        {order.map((index) => {
          const site = sites[index];
          if (!site?.place) return null;
          const [x, y] = at(site.place);
          const rank = ranking.rank[index] ?? 0;
          const isFirst = rank > 0 && rank <= top;
          return (
            <g key={site.uid} className={isFirst ? 'first' : rank === 0 ? 'none' : ''}>
              <circle cx={x} cy={y} r={isFirst ? 10 : 4} />
              {isFirst && (
                <text x={x} y={y + 4} textAnchor="middle">
                  {rank}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
