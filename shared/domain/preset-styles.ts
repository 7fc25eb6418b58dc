/** The programme's own ways to show a layer, offered beside its default style. Tokens, so that paper and both themes follow. */
import { defaultStyle, type LayerShape } from './default-styles.ts';
import { REGIONS } from './regions.ts';
import type { LayerStyle, Symbolisation } from './style.ts';

export interface PresetStyle {
  /** Its name is the message `preset.<id>`. */
  readonly id: string;
  readonly style: LayerStyle;
}

const NOTHING: Symbolisation = { fill: null, stroke: null, casing: null, symbol: null };

/** Status of a friche as CNIG says it, from the one nobody has looked at to the one that is done: a scale of one hue, and a shape for each. */
const FRICHE_STATUSES = [
  ['friche potentielle', 'potentielle', 'circle', '@st-nr'],
  ['friche sans projet', 'sans-projet', 'square', '@oc-friche-ink'],
  ['friche avec projet', 'avec-projet', 'triangle', '@st-cours'],
  ['friche reconvertie', 'reconvertie', 'diamond', '@st-realise'],
] as const;

/** `fields`: the columns of the layer; a preset that reads another one is not offered. */
export function presetStyles(table: string, geometry: LayerShape, fields: readonly string[]): PresetStyle[] {
  const usual = defaultStyle(table, geometry);
  const presets: PresetStyle[] = [];
  if (fields.includes('site_statut') && (geometry === 'POINT' || geometry === 'MULTIPOINT'))
    presets.push({
      id: 'friches-statut',
      style: {
        ...usual,
        renderer: {
          type: 'categorised',
          field: 'site_statut',
          categories: FRICHE_STATUSES.map(([value, message, id, colour]) => ({
            value,
            label: `@legend.friche.${message}`,
            symbolisation: { ...NOTHING, symbol: { id, size_mm: 2.2, colour, outline: '@m-label' } },
          })),
          other: { ...NOTHING, symbol: { id: 'circle', size_mm: 1.4, colour: '@m-poi-bg', outline: '@m-label-2' } },
        },
      },
    });
  const region = ['regions', 'region'].find((name) => fields.includes(name));
  if (geometry === 'MULTIPOLYGON' && region !== undefined && table !== 'sites')
    presets.push({ id: 'regions', style: { ...usual, renderer: byRegion(region) } });
  if (fields.includes('maturite') && table !== 'sites' && geometry === 'MULTIPOLYGON')
    presets.push({ id: 'maturite', style: { ...usual, renderer: defaultStyle('sites').renderer } });
  return presets;
}

function byRegion(field: string): LayerStyle['renderer'] {
  const stroke = { colour: '@m-reg', width_mm: 0.18, opacity: 1, dash_mm: [] };
  const area = (colour: string): Symbolisation => ({
    ...NOTHING,
    fill: { colour, opacity: 0.85, pattern: null, patternColour: null },
    stroke,
  });
  return {
    type: 'categorised',
    field,
    categories: [...REGIONS]
      .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'))
      .map(({ code, nom }) => ({ value: code, label: nom, symbolisation: area(`@reg-${code}`) })),
    other: area('@m-meadow'),
  };
}
