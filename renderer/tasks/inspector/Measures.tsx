import type { ObjectSheet } from '../../../shared/contract/engine.ts';
import { useFormat } from '../../ui/format.ts';
import { Provenance } from '../../ui/Provenance.tsx';
import { useText } from '../../ui/text.tsx';
import { calculatedFacts } from './provenance-facts.ts';

/** Figures of `resultats_sites` and the analysis of each; shares 0–1, the others counts. */
const MEASURES = [
  ['contrainte_part', 'contraintes'],
  ['exclusion_part', 'contraintes'],
  ['artificialise_part', 'occupation'],
  ['foncier_public_part', 'foncier'],
  ['foncier_viabilise_part', 'foncier'],
  ['bassin_population', 'bassin'],
  ['voisins_industries', 'voisinage'],
  ['voisins_emplois_industriels', 'voisinage'],
  ['voisins_laureats', 'voisinage'],
  ['voisins_embranches', 'voisinage'],
] as const;

/** What the land of a site bears and what lies around it: the figures behind the criteria. One that is not known is left out. */
export function Measures({ sheet }: { sheet: ObjectSheet }) {
  const text = useText();
  const format = useFormat();
  const known = MEASURES.flatMap(([name, code]) => {
    const value = sheet.figures[name];
    return typeof value === 'number' ? [{ name, code, value }] : [];
  });
  if (known.length === 0) return null;
  return (
    <section className="sheet-section" data-testid="measures">
      <h3>{text('figure.measures')}</h3>
      <dl className="measures">
        {known.map(({ name, code, value }) => {
          const analysis = sheet.analyses.find((one) => one.code === code);
          const facts = calculatedFacts(analysis, text(`analysis.${code}.method`), text, format);
          const rayon_m = analysis?.parameters['rayon_m'];
          if (typeof rayon_m === 'number') facts.push({ name: text('analysis.parameter.rayon_m'), value: format.distance(rayon_m) });
          const shown = name.endsWith('_part') ? format.percent(value) : format.number(value);
          const title = text(`field.${name}`);
          return (
            <div key={name}>
              <dt className="ellipsis">{title}</dt>
              <dd className="number medium">
                {shown}
                <Provenance origin="calculated" title={text('provenance.figure', { name: title, value: shown })} facts={facts} />
              </dd>
              {name === 'contrainte_part' && sheet.contraintes.length > 0 && (
                <ul className="constraints">
                  {sheet.contraintes.map(({ type, noms, exclusion, part }) => (
                    <li key={type ?? ''}>
                      <span className="ellipsis grow" title={noms?.replaceAll('|', ', ') ?? undefined}>
                        {type ?? text('figure.constraint-untyped')}
                      </span>
                      {exclusion && <span className="tag">{text('figure.constraint-exclusive')}</span>}
                      <span className="number">{format.percent(part)}</span>
                    </li>
                  ))}
                </ul>
              )}
            </div>
          );
        })}
      </dl>
    </section>
  );
}
