/** The facts behind a calculated figure, as the popover of its mark lists them. */
import type { AnalysisState, ObjectSheet } from '../../../shared/contract/engine.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { Format } from '../../ui/format.ts';

type Fact = { readonly name: string; readonly value: string };

export function calculatedFacts(analysis: AnalysisState | undefined, method: string, text: Translate, format: Format): Fact[] {
  const facts: Fact[] = [{ name: text('provenance.method'), value: method }];
  const sources = [...new Set((analysis?.inputs ?? []).map((input) => input.source).filter((source) => source !== null))];
  if (sources.length > 0) facts.push({ name: text('provenance.source'), value: sources.join(', ') });
  if (analysis?.computedAt) {
    const moment = format.moment(analysis.computedAt);
    const version = analysis.engineVersion;
    facts.push({ name: text('provenance.computed'), value: version ? text('provenance.by', { moment, version }) : moment });
  }
  if (analysis?.stale) facts.push({ name: text('provenance.state'), value: text('state.stale-short') });
  return facts;
}

export function importedFacts(source: ObjectSheet['source'], text: Translate, format: Format): Fact[] {
  if (!source) return [{ name: text('provenance.source'), value: text('provenance.unknown') }];
  const facts: Fact[] = [];
  const named = source.fichier ?? source.nom;
  if (named) facts.push({ name: text('provenance.source'), value: named });
  if (source.importe_le) facts.push({ name: text('provenance.imported-on'), value: format.moment(source.importe_le) });
  if (source.producteur) facts.push({ name: text('provenance.producer'), value: source.producteur });
  if (source.millesime) facts.push({ name: text('provenance.vintage'), value: source.millesime });
  return facts;
}
