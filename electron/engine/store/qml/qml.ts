/** Compiles the style of a layer to QGIS's own format (QML), so that QGIS shows the project as Emprise does. */
import type { TableGeometry } from '../../../../shared/domain/kinds/index.ts';
import type { LabelStyle, LayerStyle, StyleRenderer, Symbolisation } from '../../../../shared/domain/style.ts';
import { type ColourOf, rgba, symbolXml } from './symbol.ts';
import { element, options } from './xml.ts';

/** `opacity` is the layer's, 0–1. `colourOf` resolves colour tokens to `#rrggbb` of the light theme. */
export function layerQml(style: LayerStyle, geometry: TableGeometry, opacity: number, colourOf: ColourOf): string {
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
  const children = [rendererXml(style.renderer, geometry, colourOf)];
  if (style.label) children.push(labelXml(style.label, colourOf));
  children.push(`<layerOpacity>${opacity}</layerOpacity>`);
  return `<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n${element('qgis', attributes, children)}`;
}

interface Entry {
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly symbolisation: Symbolisation;
}

function rendererXml(renderer: StyleRenderer, geometry: TableGeometry, colourOf: ColourOf): string {
  switch (renderer.type) {
    case 'single':
      return element('renderer-v2', { type: 'singleSymbol', enableorderby: 0, forceraster: 0, symbollevels: 0 }, [
        element('symbols', {}, [symbolXml('0', renderer.symbolisation, geometry, 1, colourOf)]),
      ]);
    case 'categorised': {
      const entries: Entry[] = renderer.categories.map(({ value, label, symbolisation }) => ({
        attributes: { value, label },
        symbolisation,
      }));
      if (renderer.other) entries.push({ attributes: { value: '', label: '' }, symbolisation: renderer.other });
      return classified('categorizedSymbol', 'categories', 'category', renderer.field, entries, geometry, colourOf);
    }
    case 'graduated': {
      // The first class has no lower bound in the model: QGIS wants one.
      const lowest = -1e15;
      const entries: Entry[] = renderer.classes.map(({ upTo, label, symbolisation }, index) => ({
        attributes: { lower: index === 0 ? lowest : (renderer.classes[index - 1]?.upTo ?? lowest), upper: upTo, label },
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

function labelXml(label: LabelStyle, colourOf: ColourOf): string {
  const buffer =
    label.halo === null
      ? element('text-buffer', { bufferDraw: 0 })
      : element('text-buffer', { bufferDraw: 1, bufferSize: 0.4, bufferSizeUnits: 'MM', bufferColor: rgba(label.halo, 1, colourOf) });
  return element('labeling', { type: 'simple' }, [
    element('settings', { calloutType: 'simple' }, [
      element(
        'text-style',
        {
          fieldName: label.field,
          isExpression: 0,
          fontFamily: 'IBM Plex Sans',
          fontSize: label.size_mm,
          fontSizeUnit: 'MM',
          fontWeight: WEIGHTS[label.weight],
          fontItalic: label.italic ? 1 : 0,
          textColor: rgba(label.colour, 1, colourOf),
        },
        [buffer],
      ),
      // QGIS ranks from 0 (last) to 10 (first).
      element('placement', { priority: Math.min(10, Math.max(0, 5 + label.priority)) }),
      element('rendering', {
        drawLabels: 1,
        scaleVisibility: label.maxScaleDenominator === null ? 0 : 1,
        scaleMin: label.maxScaleDenominator ?? 0,
        scaleMax: 0,
      }),
      element('dd_properties', {}, [options({})]),
    ]),
  ]);
}
