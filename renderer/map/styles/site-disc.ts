/**
 * Sites at small scale: below 1:100 000 a numbered disc replaces the outline, below 1:1 000 000 a disc in proportion to the area without number
 * (design of the symbology). The disc says the maturity by its fill level.
 */

import type MultiPolygon from 'ol/geom/MultiPolygon';
import Point from 'ol/geom/Point';
import Fill from 'ol/style/Fill';
import Icon from 'ol/style/Icon';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import { printedLightness } from '../../../shared/cartography/colour-vision.ts';
import { resolveColour, type Theme } from '../../../shared/cartography/palette.ts';
import { compileStyle } from '../../../shared/cartography/style-rules.ts';
import type { LayerStyle, Symbolisation } from '../../../shared/domain/style.ts';
import { fidOf, type MapFeature, valuesOf } from '../packed-features.ts';
import { cssColour } from './colour.ts';

export const DISC_FROM = 100_000;
export const PLAIN_DISC_FROM = 1_000_000;
export const DISC_RADIUS = 10.5;
const SQUARE_METRES_PER_HECTARE = 10_000;

const centres = new WeakMap<MapFeature, readonly [number, number]>();

/** A point inside the largest part of the site. */
export function siteCentre(feature: MapFeature): readonly [number, number] {
  const known = centres.get(feature);
  if (known) return known;
  const polygons = (feature.getGeometry() as MultiPolygon).getPolygons();
  const largest = [...polygons].sort((a, b) => b.getArea() - a.getArea())[0];
  const [x = Number.NaN, y = Number.NaN] = largest?.getInteriorPoint().getCoordinates() ?? [];
  const centre = [x, y] as const;
  centres.set(feature, centre);
  return centre;
}

/** How a disc shows the class of its site: a maturity by its fill level, any other class by its colour. */
interface DiscLook {
  readonly filled: 1 | 2 | 3;
  /** Null: the colour of the maturity. */
  readonly colour: string | null;
}

const MATURITIES: readonly (string | undefined)[] = ['maturity-1', 'maturity-2', 'maturity-3'];

function lookOf({ symbol, fill }: Symbolisation): DiscLook {
  const maturity = MATURITIES.indexOf(symbol?.id);
  if (maturity >= 0) return { filled: (maturity + 1) as 1 | 2 | 3, colour: null };
  const colour = symbol?.colour ?? fill?.colour ?? null;
  return colour === null || colour === '@m-poi-bg' ? { filled: 3, colour: null } : { filled: 1, colour };
}

function drawDisc(radius: number, { filled, colour }: DiscLook, theme: Theme): HTMLCanvasElement {
  const ratio = window.devicePixelRatio;
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((radius * 2 + 4) * ratio);
  canvas.height = canvas.width;
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.scale(ratio, ratio);
  context.translate(radius + 2, radius + 2);
  context.lineWidth = 1.6;
  context.beginPath();
  context.arc(0, 0, radius - 0.8, 0, 2 * Math.PI);
  context.fillStyle = cssColour(colour ?? (filled === 1 ? '@mat-1' : '@mat-3'), theme);
  context.fill();
  if (filled === 2) {
    context.beginPath();
    context.arc(0, 0, radius - 0.8, Math.PI / 2, (3 * Math.PI) / 2);
    context.fillStyle = cssColour('@mat-2', theme);
    context.fill();
  }
  context.beginPath();
  context.arc(0, 0, radius - 0.8, 0, 2 * Math.PI);
  context.strokeStyle = cssColour('@mat-line', theme);
  context.stroke();
  return canvas;
}

/** A number that reads on its disc. */
function inkOn({ filled, colour }: DiscLook, theme: Theme): string {
  if (colour === null) return cssColour(filled === 1 ? '@c-text-inv' : '@mat-line', theme);
  return printedLightness(resolveColour(colour, theme)) > 60 ? '#161f22' : '#ffffff';
}

/** Makes the disc styles of one theme; `numbered` at medium scale. */
export function siteDiscs(style: LayerStyle, theme: Theme): (feature: MapFeature, numbered: boolean) => Style[] {
  const { classes, classOf } = compileStyle(style);
  const images = new Map<string, Icon>();
  const image = (radius: number, look: DiscLook): Icon => {
    const key = `${radius} ${look.filled} ${look.colour}`;
    const known = images.get(key);
    if (known) return known;
    const icon = new Icon({ img: drawDisc(radius, look, theme), scale: 1 / window.devicePixelRatio, declutterMode: 'obstacle' });
    images.set(key, icon);
    return icon;
  };
  return (feature, numbered) => {
    const entry = classes[classOf(valuesOf(feature))];
    if (!entry) return [];
    const look = lookOf(entry.symbolisation);
    const hectares = (feature.getGeometry() as MultiPolygon).getArea() / SQUARE_METRES_PER_HECTARE;
    const radius = numbered ? DISC_RADIUS : Math.round((1.6 + 0.62 * Math.sqrt(hectares)) * 2) / 2;
    const geometry = new Point([...siteCentre(feature)]);
    // each disc lies above the whole of the ones before it, number included
    const level = fidOf(feature) * 2;
    const styles = [new Style({ geometry, image: image(radius, look), zIndex: level })];
    if (numbered) {
      styles.push(
        new Style({
          geometry,
          zIndex: level + 1,
          text: new Text({
            text: String(fidOf(feature)),
            font: '600 11px "Plex Cond", "Plex", sans-serif',
            fill: new Fill({ color: inkOn(look, theme) }),
            ...(look.filled === 2 ? { stroke: new Stroke({ color: cssColour('@mat-3', theme), width: 3 }) } : {}),
            declutterMode: 'none',
          }),
        }),
      );
    }
    return styles;
  };
}
