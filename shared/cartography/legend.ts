/** The legend says what stands on the map and nothing else: it is made from the styles and from the classes the frames show. */
import type { Stroke, Symbolisation } from '../domain/style.ts';
import { formatNumber, withUnit } from '../format/numbers.ts';
import type { Translate } from '../messages/index.ts';
import { CROWDED_RADIUS_MM } from './crowding.ts';
import type { PlacedLabels } from './labels.ts';
import { type DrawnLayer, LEAST_SYMBOL, type ShownAs } from './map-layer.ts';
import { nestedCircles } from './nested-circles.ts';
import { areaDiscRadius_mm, DISC_TABLE, discWay } from './site-discs.ts';
import { classText, fillAtScale, labelField, OTHER_LABEL, outlineAtScale, sizeAtScale, symbolTells } from './style-rules.ts';

export interface LegendEntry {
  /** Tells it from all others of the legend, whatever it is called. */
  readonly key: string;
  readonly label: string;
  readonly symbolisation: Symbolisation;
  readonly form: ShownAs;
  /** Of a circle in proportion to a value, in millimetres. */
  readonly radius: number | null;
  /** The symbol stands in the outline too. */
  readonly marked: boolean;
  /** Instead of a picture: the number of a site. */
  readonly number: number | null;
  /** Circles in proportion, one in the other, largest first, each with its value. */
  readonly circles?: readonly { readonly radius: number; readonly label: string }[];
}

export interface LegendSection {
  /** The layer's id; `id#numbers` for the names of its numbered sites. */
  readonly key: string;
  /** Null where the one entry carries the layer's name. */
  readonly heading: string | null;
  readonly entries: readonly LegendEntry[];
  /** Said under the entries. */
  readonly note: string | null;
}

export interface LegendFrame {
  readonly layers: readonly DrawnLayer[];
  readonly labels: PlacedLabels;
}

const ORDER: Readonly<Record<ShownAs, number>> = { symbol: 0, line: 1, polygon: 2 };
const PLAIN = { radius: null, marked: false, number: null } as const;

/**
 * Sites, then other points, lines, areas; within each the upper layers first. The frames hold the same layers, bottom first: the main one, at 1:`denominator`,
 * then the insets.
 */
export function legendSections(
  frames: readonly LegendFrame[],
  denominator: number,
  language: 'fr' | 'en',
  text: Translate,
): LegendSection[] {
  const found: { rank: number; section: LegendSection }[] = [];
  const [main] = frames;
  for (const [index, layer] of [...(main?.layers ?? []).entries()].reverse()) {
    const { data, compiled } = layer;
    const drawn = frames.flatMap((frame) => frame.layers[index] ?? []);
    const entries = classEntries(layer, drawn, denominator, language, text);
    const [only] = entries;
    if (!only) continue;
    const isSubject = data.table === DISC_TABLE;
    const bare =
      only.radius === null && entries.length === 1 && (compiled.classes[0]?.label === null || only.label === text(OTHER_LABEL.slice(1)));
    const key = data.id ?? data.table;
    if (isSubject && discWay(data.table, denominator) === 'proportional')
      entries.push(...areaEntries(key, only.symbolisation, data.magnified ?? 1, language));
    if (drawn.some(({ objects }) => objects.some(({ crowded }) => crowded))) entries.push(crowdedEntry(key, layer, text));
    const section: LegendSection =
      bare && entries.length === 1
        ? { key, heading: null, entries: [{ ...only, label: data.title }], note: null }
        : { key, heading: data.title, entries, note: noteOf(layer, bare, text) };
    found.push({ rank: isSubject ? -1 : ORDER[only.form], section });
    const numbered = isSubject && main ? numberedEntries(main, layer, denominator) : [];
    if (numbered.length > 0)
      found.push({
        rank: 3,
        section: { key: `${key}#numbers`, heading: text('map.legend.numbered-sites'), entries: numbered, note: null },
      });
  }
  return found.sort((a, b) => a.rank - b.rank).map(({ section }) => section);
}

function classEntries(
  { data, compiled }: DrawnLayer,
  drawn: readonly DrawnLayer[],
  denominator: number,
  language: 'fr' | 'en',
  text: Translate,
): LegendEntry[] {
  const entries: LegendEntry[] = [];
  const layerKey = data.id ?? data.table;
  const { renderer } = data.style;
  const marked = symbolTells(compiled);
  compiled.classes.forEach(({ label, symbolisation }, classIndex) => {
    const ways = drawn.flatMap(({ shown }) => shown.get(classIndex) ?? []);
    if (ways.length === 0) return;
    if (renderer.type === 'proportional' && label === null) {
      const unit = unitOf(renderer.field);
      const circles = nestedCircles(renderer, language).map((one) => ({
        radius: one.radius_mm,
        label: unit === '' ? one.label : withUnit(one.label, unit),
      }));
      const words = circles.map((one) => one.label).join(', ');
      const radius = circles[0]?.radius ?? null;
      entries.push({ ...PLAIN, key: `${layerKey}/#circles`, label: words, symbolisation, form: 'symbol', radius, circles });
      return;
    }
    const form: ShownAs = ways.some((set) => set.has('polygon')) ? 'polygon' : ways.some((set) => set.has('line')) ? 'line' : 'symbol';
    const words = label === null ? data.title : classText(label, text);
    // Two values of a source may be one thing to the reader (gare, gare_voyageurs).
    if (entries.some((entry) => entry.label === words && entry.symbolisation.symbol?.id === symbolisation.symbol?.id)) return;
    const shownAs = {
      ...fillAtScale(symbolisation, data.table, denominator),
      ...(form === 'polygon' ? outlineAtScale(symbolisation, denominator) : {}),
    };
    const key = `${layerKey}/${label ?? classIndex}`;
    entries.push({ ...PLAIN, key, label: words, symbolisation: atLegendSize(shownAs, data.table, denominator), form, marked });
  });
  return entries;
}

/** Small enough points are shown at their true size; a pictogram stays large enough to be read. */
const LEAST_PICTOGRAM_MM = 2.6;

function atLegendSize(symbolisation: Symbolisation, table: string, denominator: number): Symbolisation {
  const { symbol } = symbolisation;
  if (!symbol || table === DISC_TABLE) return symbolisation;
  const size_mm = Math.max(symbol.size_mm * sizeAtScale(denominator, LEAST_SYMBOL), Math.min(symbol.size_mm, LEAST_PICTOGRAM_MM) * 0.85);
  return { ...symbolisation, symbol: { ...symbol, size_mm } };
}

/** Units stand in the names of the fields. */
const UNITS: readonly (readonly [ending: string, unit: string])[] = [
  ['_ha', 'ha'],
  ['_m2', 'm²'],
  ['_m', 'm'],
  ['_mw', 'MW'],
  ['_kv', 'kV'],
];

const unitOf = (field: string): string => UNITS.find(([ending]) => field.endsWith(ending))?.[1] ?? '';

const AREA_STEPS_HA = [10, 50, 200] as const;

function areaEntries(layerKey: string, { stroke }: Symbolisation, times: number, language: 'fr' | 'en'): LegendEntry[] {
  const outline: Stroke = { colour: stroke?.colour ?? '@mat-line', width_mm: 0.25, opacity: 1, dash_mm: [] };
  const symbolisation: Symbolisation = { fill: null, stroke: outline, casing: null, symbol: null };
  return AREA_STEPS_HA.map((hectares) => ({
    ...PLAIN,
    key: `${layerKey}/#area-${hectares}`,
    label: withUnit(formatNumber(hectares, language), 'ha'),
    symbolisation,
    form: 'symbol',
    radius: areaDiscRadius_mm(hectares) * times,
  }));
}

function crowdedEntry(layerKey: string, { compiled }: DrawnLayer, text: Translate): LegendEntry {
  const colour = compiled.classes.find(({ symbolisation }) => symbolisation.symbol)?.symbolisation.symbol?.colour ?? '@m-poi';
  const symbol = { id: 'circle' as const, size_mm: CROWDED_RADIUS_MM * 2, colour, outline: null };
  const symbolisation: Symbolisation = { fill: null, stroke: null, casing: null, symbol };
  return { ...PLAIN, key: `${layerKey}/#crowded`, label: text('map.legend.crowded'), symbolisation, form: 'symbol' };
}

/** Territoires d'industrie are told apart by région: a map says so, for a territory may reach into a second one. */
function noteOf({ data }: DrawnLayer, onlyOther: boolean, text: Translate): string | null {
  const { renderer } = data.style;
  const byRegion = data.table === 'territoires' && renderer.type === 'categorised' && renderer.field === 'regions';
  return byRegion && !onlyOther ? text('map.legend.territoires-by-region') : null;
}

/** Sites whose name found no room on the map are named here, by the number of their disc. */
function numberedEntries({ labels }: LegendFrame, { data, compiled }: DrawnLayer, denominator: number): LegendEntry[] {
  const field = data.style.label ? labelField(data.style.label) : undefined;
  if (field === undefined || discWay(data.table, denominator) !== 'numbered') return [];
  const key = `${data.id ?? data.table}#numbers`;
  return (labels.unnamed.get(data.table) ?? [])
    .flatMap(({ feature, classIndex }) => {
      const symbolisation = compiled.classes[classIndex]?.symbolisation;
      const { number } = feature;
      return symbolisation && number !== undefined
        ? [{ ...PLAIN, key: `${key}/${number}`, label: String(feature.values[field]), symbolisation, form: 'symbol' as const, number }]
        : [];
    })
    .sort((a, b) => a.number - b.number);
}
