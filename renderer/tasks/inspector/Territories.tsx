import type { ObjectSheet } from '../../../shared/contract/engine.ts';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

const LEVELS = ['commune', 'epci', 'ept', 'ti', 'departement', 'region'] as const;

/** Where the site lies; shares are shown when it straddles a boundary. */
export function Territories({ shares }: { shares: ObjectSheet['territoires'] }) {
  const text = useText();
  const format = useFormat();
  if (shares.length === 0) return null;
  return (
    <section className="sheet-section" data-testid="territories">
      <h3>{text('figure.territories')}</h3>
      <dl className="territories">
        {LEVELS.flatMap((level) => {
          const ofLevel = shares.filter((share) => share.niveau === level);
          if (ofLevel.length === 0) return [];
          return [
            <div key={level}>
              <dt>{text(`niveau.${level}`)}</dt>
              <dd>
                {ofLevel.map((share) => (
                  <span key={share.code} className="row">
                    <span className="ellipsis grow selectable">{share.nom ?? share.code}</span>
                    {ofLevel.length > 1 && share.part !== null && <span className="number">{format.percent(share.part)}</span>}
                    {share.how !== 'calcule' && <span className="tag">{text(`how.${share.how}`)}</span>}
                  </span>
                ))}
              </dd>
            </div>,
          ];
        })}
      </dl>
    </section>
  );
}
