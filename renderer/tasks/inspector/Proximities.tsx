import type { AnalysisState } from '../../../shared/contract/engine.ts';
import type { SiteFigures } from '../../../shared/domain/site.ts';
import type { SymbolId } from '../../../shared/domain/style.ts';
import { hasMessage } from '../../../shared/messages/index.ts';
import { Swatch } from '../../map/Swatch.tsx';
import { useFormat } from '../../ui/format.ts';
import { Provenance } from '../../ui/Provenance.tsx';
import { useText } from '../../ui/text.tsx';
import { calculatedFacts } from './provenance-facts.ts';

const SYMBOLS: readonly (readonly [RegExp, SymbolId])[] = [
  [/^gare_voyageurs/, 'gare'],
  [/^gare_de_peage|^echangeur|route/, 'echangeur'],
  [/^ite/, 'ite'],
  [/fret|triage|combine|ferree/, 'fret'],
  [/^port|eau$/, 'port'],
  [/^aeroport/, 'aeroport'],
  [/poste|ligne_electrique/, 'poste'],
];

function symbolOf(categorie: string): SymbolId {
  return SYMBOLS.find(([pattern]) => pattern.test(categorie))?.[1] ?? 'square';
}

/** The nearest object of each category; the others wait in the analysis. */
function nearest(proximites: SiteFigures['proximites']): SiteFigures['proximites'] {
  const seen = new Set<string>();
  return [...proximites]
    .sort((a, b) => a.distance_m - b.distance_m)
    .filter(({ categorie }) => {
      const fresh = !seen.has(categorie);
      seen.add(categorie);
      return fresh;
    });
}

export function Proximities({ site, analyses }: { site: SiteFigures; analyses: readonly AnalysisState[] }) {
  const text = useText();
  const format = useFormat();
  const facts = calculatedFacts(
    analyses.find((one) => one.code === 'proximite'),
    text('analysis.proximite.method'),
    text,
    format,
  );
  const list = nearest(site.proximites);
  if (list.length === 0) return null;
  return (
    <section className="sheet-section" data-testid="proximities">
      <h3>{text('figure.proximity')}</h3>
      <ul className="proximities">
        {list.map((one) => {
          const id = `categorie.${one.categorie}`;
          const category = hasMessage(id) ? text(id) : one.categorie.replaceAll('_', ' ');
          const name = one.nom ?? category;
          return (
            <li key={one.categorie}>
              <Swatch
                symbolisation={{
                  fill: null,
                  stroke: null,
                  casing: null,
                  symbol: { id: symbolOf(one.categorie), size_mm: 4.2, colour: '@m-poi', outline: '@m-poi' },
                }}
                shape="point"
              />
              <span className="ellipsis" title={`${category}, ${name}`}>
                {name}
                {one.nom && <span className="muted"> {category.toLocaleLowerCase()}</span>}
              </span>
              <span className="number medium">{one.distance_m === 0 ? text('figure.inside') : format.distance(one.distance_m)}</span>
              <Provenance
                origin="calculated"
                title={text('provenance.figure', { name, value: format.length(one.distance_m) })}
                facts={facts}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
