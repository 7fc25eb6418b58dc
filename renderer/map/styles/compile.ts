/**
 * The one style model compiled to OpenLayers. Styles are made once per symbolisation and theme and shared by all its features;
 * casings lie under the strokes of the whole layer, so that crossing roads join.
 */
import type { FeatureLike } from 'ol/Feature';
import MultiPolygon from 'ol/geom/MultiPolygon';
import Point from 'ol/geom/Point';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import type { Theme } from '../../../shared/cartography/palette.ts';
import {
  classDrawnAtScale,
  labelDrawnAtScale,
  labelField,
  outlineAtScale,
  PLAIN_OUTLINE_DENOMINATOR,
  proportionalRadius,
  compileStyle as rulesOf,
} from '../../../shared/cartography/style-rules.ts';
import type { Fill as FillStyle, LayerStyle, Stroke as StrokeStyle, Symbolisation } from '../../../shared/domain/style.ts';
import { type MapFeature, valuesOf } from '../packed-features.ts';
import { PIXELS_PER_MM, scaleDenominator } from '../scale.ts';
import { cssColour } from './colour.ts';
import { labelStyle } from './label.ts';
import { patternFill } from './pattern-fill.ts';
import { siteCentre } from './site-disc.ts';
import { symbolImage } from './symbol-image.ts';

export type StyleFunction = (feature: FeatureLike, resolution: number) => Style[];

const CASING_LEVEL = 0;
const STROKE_LEVEL = 1;

function olFill(fill: FillStyle, theme: Theme): Fill | null {
  const ground = fill.colour ? cssColour(fill.colour, theme, fill.opacity) : 'rgba(0,0,0,0)';
  if (fill.pattern)
    return new Fill({ color: patternFill(fill.pattern, ground, cssColour(fill.patternColour ?? '@m-label', theme, fill.opacity)) });
  return fill.colour ? new Fill({ color: ground }) : null;
}

function olStroke(stroke: StrokeStyle, theme: Theme): Stroke {
  return new Stroke({
    color: cssColour(stroke.colour, theme, stroke.opacity),
    width: stroke.width_mm * PIXELS_PER_MM,
    ...(stroke.dash_mm.length > 0 ? { lineDash: stroke.dash_mm.map((length) => length * PIXELS_PER_MM) } : {}),
    lineCap: stroke.dash_mm.length > 0 ? 'butt' : 'round',
    lineJoin: 'round',
  });
}

function olStyles(symbolisation: Symbolisation, theme: Theme): Style[] {
  const styles: Style[] = [];
  const { fill, stroke, casing, symbol } = symbolisation;
  if (casing) styles.push(new Style({ stroke: olStroke(casing, theme), zIndex: CASING_LEVEL }));
  const paint = fill && olFill(fill, theme);
  const line = stroke && olStroke(stroke, theme);
  const image = symbol && symbolImage(symbol, theme);
  if (paint || line || image) {
    styles.push(
      new Style({
        ...(paint ? { fill: paint } : {}),
        ...(line ? { stroke: line } : {}),
        ...(image ? { image } : {}),
        zIndex: STROKE_LEVEL,
      }),
    );
  }
  return styles;
}

/** What of its size the symbol of a circle fills. */
const CIRCLE_SHARE = 0.9;

/** Circles in proportion to a value: one symbol per half millimetre of radius. */
function proportional(symbolisation: Symbolisation, radius_mm: number): Symbolisation | null {
  const size_mm = Math.round((radius_mm * 4) / CIRCLE_SHARE) / 2;
  if (size_mm === 0 || !symbolisation.symbol) return null;
  return { ...symbolisation, symbol: { ...symbolisation.symbol, size_mm } };
}

/** A circle for an area stands inside it; null for points, which say themselves where they are. */
function middleOf(feature: FeatureLike): Point | null {
  const geometry = feature.getGeometry();
  return geometry instanceof MultiPolygon ? new Point([...siteCentre(feature as MapFeature)]) : null;
}

/** `resolution`: metres of the view per pixel. */
function tooSmall(feature: FeatureLike, least_mm: number | undefined, resolution: number): boolean {
  if (!least_mm) return false;
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = feature.getGeometry()?.getExtent() ?? [];
  const longest = Math.max(maxX - minX, maxY - minY);
  return longest > 0 && longest / resolution < least_mm * PIXELS_PER_MM;
}

export interface CompiledStyle {
  /** Fills, strokes and symbols. */
  readonly shapes: StyleFunction;
  /** Names alone: they are drawn above the shapes of all layers. */
  readonly labels: StyleFunction | null;
}

/** `groundFactor` turns the view's metres into metres on the ground (Web Mercator). */
export function compileStyle(style: LayerStyle, theme: Theme, groundFactor: () => number): CompiledStyle {
  const rules = rulesOf(style);
  const made = new Map<string, Style[]>();
  const denominatorOf = (resolution: number): number => scaleDenominator(resolution * groundFactor());

  const shapes: StyleFunction = (feature, resolution) => {
    const values = valuesOf(feature);
    const index = rules.classOf(values);
    const entry = rules.classes[index];
    const denominator = denominatorOf(resolution);
    if (!entry || !classDrawnAtScale(entry, denominator)) return [];
    const { symbolisation } = entry;
    const isCircle = style.renderer.type === 'proportional' && index === 0;
    const radius = isCircle ? proportionalRadius(style, values) : 0;
    const at = isCircle ? middleOf(feature) : null;
    const key = `${index} ${denominator >= PLAIN_OUTLINE_DENOMINATOR} ${Math.round(radius * 4)}`;
    const known = at ? undefined : made.get(key);
    if (known) return known;
    const drawn = isCircle ? proportional(symbolisation, radius) : symbolisation;
    const styles = drawn ? olStyles({ ...drawn, ...outlineAtScale(drawn, denominator) }, theme) : [];
    if (at) for (const one of styles) one.setGeometry(at);
    else made.set(key, styles);
    return styles;
  };

  const { label } = style;
  const labels: StyleFunction = (feature, resolution) => {
    const denominator = denominatorOf(resolution);
    if (!label || !labelDrawnAtScale(label, denominator) || tooSmall(feature, label.minObject_mm, resolution)) return [];
    const values = valuesOf(feature);
    const name = values[labelField(label)];
    const entry = rules.classes[rules.classOf(values)];
    if (!entry || !classDrawnAtScale(entry, denominator) || name === null || name === undefined || name === '') return [];
    return [labelStyle(label, String(name), theme, entry.symbolisation.symbol?.size_mm ?? null)];
  };
  return { shapes, labels: label ? labels : null };
}
