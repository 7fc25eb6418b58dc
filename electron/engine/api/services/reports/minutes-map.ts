/** The map of the minutes: every site by what the room decided of it, told by shape as well as by colour. */
import type { MapFeature, MapLayerData } from '../../../../../shared/cartography/map-layer.ts';
import type { LayerStyle, SymbolId, Symbolisation } from '../../../../../shared/domain/style.ts';
import type { Verdict } from '../../../../../shared/domain/workshop.ts';
import type { MapBlock } from '../../../../../shared/report/model.ts';
import type { ReportContext } from './context.ts';
import type { Minutes } from './minutes-data.ts';
import { projectMap } from './project-map.ts';
import type { MapSize } from './site-map.ts';

/** A column no table has. */
const FIELD = '$decision';
const UNDECIDED = 'none';
/** What tells where the sites lie; other colours would be taken for decisions. */
const TABLES = ['communes', 'epci', 'sites'];
/** Those decided last lie on top. */
const ORDER: readonly Verdict[] = ['reject', 'reserve', 'accept'];
const SIGNS: Readonly<Record<Verdict, readonly [SymbolId, string]>> = {
  accept: ['circle', '@c-ok'],
  reserve: ['triangle', '@c-warn-mark'],
  reject: ['square', '@c-danger'],
};

/** Null where nothing can be drawn, as `projectMap`. Without any decision the sites stand as the project draws them. */
export function decisionMap(context: ReportContext, minutes: Minutes, title: string, size: MapSize): Promise<MapBlock | null> {
  const { text } = context;
  const verdicts = new Map(
    minutes.matrix.sites.flatMap(({ fid, uid }) => {
      const decision = minutes.decisions.get(uid);
      return decision ? [[fid, decision.verdict] as const] : [];
    }),
  );
  if (verdicts.size === 0) return projectMap(context, [], title, size);
  const count = (verdict: Verdict): number => [...verdicts.values()].filter((one) => one === verdict).length;
  const counts = { accept: count('accept'), reserve: count('reserve'), reject: count('reject') };
  return projectMap(context, [], title, size, {
    tables: TABLES,
    legendOf: ['sites'],
    restyle: (layer) => (layer.table === 'sites' ? byDecision(layer, verdicts, context) : layer),
    caption: text('minutes.map'),
    alternative: (scale) => text('minutes.map.alternative', { ...counts, scale }),
  });
}

function byDecision(layer: MapLayerData, verdicts: ReadonlyMap<number, Verdict>, { text }: ReportContext): MapLayerData {
  const verdictOf = ({ number }: MapFeature): Verdict | null => (number === undefined ? null : (verdicts.get(number) ?? null));
  const place = (feature: MapFeature): number => {
    const verdict = verdictOf(feature);
    return verdict === null ? -1 : ORDER.indexOf(verdict);
  };
  const label = layer.style.label;
  const style: LayerStyle = {
    ...layer.style,
    renderer: {
      type: 'categorised',
      field: FIELD,
      categories: [
        ...[...ORDER].reverse().map((verdict) => ({
          value: verdict,
          label: text(`minutes.verdict.${verdict}`),
          symbolisation: sign(...SIGNS[verdict], '@m-label'),
        })),
        { value: UNDECIDED, label: text('minutes.map.none'), symbolisation: sign('circle', '@m-poi-bg', '@c-text-3') },
      ],
      other: null,
    },
    // At the scale of a country too: few sites are kept, and they are what the map is for.
    label: label && { ...label, maxScaleDenominator: null },
  };
  const features = layer.features
    .map((feature) => {
      const verdict = verdictOf(feature);
      const isNamed = verdict === 'accept' || verdict === 'reserve';
      const silent = isNamed || !label ? {} : { [label.field]: null };
      return { ...feature, values: { ...feature.values, ...silent, [FIELD]: verdict ?? UNDECIDED } };
    })
    .sort((a, b) => place(a) - place(b));
  return { ...layer, style, features };
}

function sign(id: SymbolId, colour: string, line: string): Symbolisation {
  const stroke = { colour: line, width_mm: 0.5, opacity: 1, dash_mm: [] };
  return { fill: null, stroke, casing: null, symbol: { id, size_mm: 2.8, colour, outline: line } };
}
