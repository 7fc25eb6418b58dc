/** Compiles the style of a layer to QGIS's own format (QML), so that QGIS shows the project as Emprise does. */
import { classText, OTHER_LABEL } from '../../../../shared/cartography/style-rules.ts';
import type { TableGeometry } from '../../../../shared/domain/kinds/index.ts';
import type { LabelPlacement, LabelStyle, LayerStyle, StyleRenderer, Symbolisation } from '../../../../shared/domain/style.ts';
import type { ExpressionField } from '../../../../shared/expression/index.ts';
import { qgisExpression } from './expression.ts';
import { type ColourOf, rgba, symbolXml } from './symbol.ts';
import { element, options } from './xml.ts';

export interface QmlWords {
  /** Resolves colour tokens to `#rrggbb` of the light theme. */
  readonly colourOf: ColourOf;
  /** The text of a message: QGIS shows the labels of our own styles in words. */
  readonly text?: (id: string) => string;
  /** Columns that the expression of a label may name. */
  readonly fields?: readonly ExpressionField[];
}

/** `opacity` is the layer's, 0–1. */
export function layerQml(style: LayerStyle, geometry: TableGeometry, opacity: number, words: ColourOf | QmlWords): string {
  const { colourOf, text = (id: string) => id, fields = [] } = typeof words === 'function' ? { colourOf: words } : words;
  const scales = style.minScaleDenominator !== null || style.maxScaleDenominator !== null;
  const attributes = {
    version: '3.22',
    styleCategories: 'Symbology|Labeling|Rendering',
    labelsEnabled: style.label ? 1 : 0,
    hasScaleBasedVisibilityFlag: scales ? 1 : 0,
    // QGIS: minScale is the farthest (largest denominator), maxScale the nearest.
    minScale: style.maxScaleDenominator ?? 100000000,
    maxScale: style.minScaleDenominator ?? 0,
  };
  const children = [rendererXml(style.renderer, geometry, colourOf, (label) => classText(label, text))];
  if (style.label) children.push(labelXml(style.label, geometry, fields, colourOf));
  children.push(`<layerOpacity>${opacity}</layerOpacity>`);
  return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n${element('qgis', attributes, children)}`;
}

interface Entry {
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly symbolisation: Symbolisation;
}

function rendererXml(renderer: StyleRenderer, geometry: TableGeometry, colourOf: ColourOf, said: (label: string) => string): string {
  switch (renderer.type) {
    case 'single':
      return element('renderer-v2', { type: 'singleSymbol', enableorderby: 0, forceraster: 0, symbollevels: 0 }, [
        element('symbols', {}, [symbolXml('0', renderer.symbolisation, geometry, 1, colourOf)]),
      ]);
    case 'categorised': {
      const entries: Entry[] = renderer.categories.map(({ value, label, symbolisation }) => ({
        attributes: { value, label: said(label) },
        symbolisation,
      }));
      if (renderer.other) entries.push({ attributes: { value: '', label: said(OTHER_LABEL) }, symbolisation: renderer.other });
      return classified('categorizedSymbol', 'categories', 'category', renderer.field, entries, geometry, colourOf);
    }
    case 'graduated': {
      // The first class has no lower bound in the model: QGIS wants one.
      const lowest = -1e15;
      const entries: Entry[] = renderer.classes.map(({ upTo, label, symbolisation }, index) => ({
        attributes: { lower: index === 0 ? lowest : (renderer.classes[index - 1]?.upTo ?? lowest), upper: upTo, label: said(label) },
        symbolisation,
      }));
      return classified('graduatedSymbol', 'ranges', 'range', renderer.field, entries, geometry, colourOf);
    }
    case 'proportional': {
      const symbol = symbolXml('0', renderer.symbolisation, geometry, 1, colourOf);
      return element('renderer-v2', { type: 'singleSymbol', enableorderby: 0, forceraster: 0, symbollevels: 0 }, [
        element('symbols', {}, [geometry === 'POINT' || geometry === 'MULTIPOINT' ? sized(symbol, renderer) : symbol]),
      ]);
    }
  }
}

function classified(
  type: string,
  list: string,
  item: string,
  field: string,
  entries: readonly Entry[],
  geometry: TableGeometry,
  colourOf: ColourOf,
): string {
  return element(
    'renderer-v2',
    { type, attr: field, enableorderby: 0, forceraster: 0, symbollevels: 0, graduatedMethod: 'GraduatedColor' },
    [
      element(
        list,
        {},
        entries.map(({ attributes }, index) => element(item, { ...attributes, symbol: index, render: 'true' })),
      ),
      element(
        'symbols',
        {},
        entries.map(({ symbolisation }, index) => symbolXml(String(index), symbolisation, geometry, 1, colourOf)),
      ),
    ],
  );
}

/** Area proportional to the value: diameter in mm is 2 r √(value / reference). */
function sized(symbol: string, { field, reference, radius_mm }: Extract<StyleRenderer, { type: 'proportional' }>): string {
  const expression = `${2 * radius_mm} * sqrt(max(0, "${field.replaceAll('"', '""')}") / ${reference})`;
  const entry = element('Option', { name: 'size', type: 'Map' }, [
    element('Option', { name: 'active', type: 'bool', value: 'true' }),
    element('Option', { name: 'expression', type: 'QString', value: expression }),
    element('Option', { name: 'type', type: 'int', value: 3 }),
  ]);
  const properties = element('data_defined_properties', {}, [
    element('Option', { type: 'Map' }, [
      element('Option', { name: 'name', type: 'QString', value: '' }),
      element('Option', { name: 'properties', type: 'Map' }, [entry]),
      element('Option', { name: 'type', type: 'QString', value: 'collection' }),
    ]),
  ]);
  return symbol.replace('</layer>', `${properties}</layer>`);
}

const WEIGHTS = { 400: 50, 500: 57, 600: 63 } as const;

/** QGIS counts the places around a point from the upper left, row by row. */
const QUADRANTS: Readonly<Record<Exclude<LabelPlacement, 'auto'>, number>> = { above: 1, left: 3, centre: 4, right: 5, below: 7 };
const [OVER_POINT, HORIZONTAL, AROUND_IN_ORDER] = [1, 4, 6];
/** Between a name and what it names. */
const DISTANCE_MM = 0.8;

function placementXml({ placement = 'auto', priority }: LabelStyle, geometry: TableGeometry): string {
  // QGIS ranks from 0 (last) to 10 (first); ours go by tens.
  const rank = Math.min(10, Math.max(0, Math.round(5 + priority / 10)));
  const isPoint = geometry === 'POINT' || geometry === 'MULTIPOINT';
  if (placement === 'auto')
    return element('placement', { placement: isPoint ? AROUND_IN_ORDER : HORIZONTAL, priority: rank, dist: DISTANCE_MM, distUnits: 'MM' });
  const across = placement === 'left' ? -DISTANCE_MM : placement === 'right' ? DISTANCE_MM : 0;
  const down = placement === 'above' ? -DISTANCE_MM : placement === 'below' ? DISTANCE_MM : 0;
  return element('placement', {
    placement: OVER_POINT,
    quadOffset: QUADRANTS[placement],
    xOffset: across,
    yOffset: down,
    offsetUnits: 'MM',
    centroidInside: 1,
    priority: rank,
  });
}

function labelXml(label: LabelStyle, geometry: TableGeometry, fields: readonly ExpressionField[], colourOf: ColourOf): string {
  const buffer =
    label.halo === null
      ? element('text-buffer', { bufferDraw: 0 })
      : element('text-buffer', {
          bufferDraw: 1,
          bufferSize: label.haloWidth_mm ?? 0.4,
          bufferSizeUnits: 'MM',
          bufferColor: rgba(label.halo, 1, colourOf),
        });
  const nearest = label.minScaleDenominator ?? null;
  const expression = label.expression === undefined ? null : qgisExpression(label.expression, fields);
  return element('labeling', { type: 'simple' }, [
    element('settings', { calloutType: 'simple' }, [
      element(
        'text-style',
        {
          fieldName: expression ?? label.field,
          isExpression: expression === null ? 0 : 1,
          fontFamily: 'IBM Plex Sans',
          fontSize: label.size_mm,
          fontSizeUnit: 'MM',
          fontWeight: WEIGHTS[label.weight],
          fontItalic: label.italic ? 1 : 0,
          textColor: rgba(label.colour, 1, colourOf),
        },
        [buffer],
      ),
      placementXml(label, geometry),
      element('rendering', {
        drawLabels: 1,
        scaleVisibility: label.maxScaleDenominator === null && nearest === null ? 0 : 1,
        // In this element, and only here, the farthest scale is called scaleMax.
        scaleMax: label.maxScaleDenominator ?? 0,
        scaleMin: nearest ?? 0,
        limitNumLabels: 0,
        minFeatureSize: label.minObject_mm ?? 0,
      }),
      element('dd_properties', {}, [options({})]),
    ]),
  ]);
}
