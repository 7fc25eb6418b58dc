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
import type { Theme } from '../../../shared/cartography/palette.ts';
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

function fillLevel(maturite: unknown): 1 | 2 | 3 {
  if (maturite === 'disponible') return 1;
  return maturite === 'court terme' ? 2 : 3;
}

function drawDisc(radius: number, filled: 1 | 2 | 3, theme: Theme): HTMLCanvasElement {
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
  context.fillStyle = cssColour(filled === 1 ? '@mat-1' : '@mat-3', theme);
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

/** Makes the disc styles of one theme; `numbered` at medium scale. */
export function siteDiscs(theme: Theme): (feature: MapFeature, numbered: boolean) => Style[] {
  const images = new Map<string, Icon>();
  const image = (radius: number, filled: 1 | 2 | 3): Icon => {
    const key = `${radius} ${filled}`;
    const known = images.get(key);
    if (known) return known;
    const icon = new Icon({ img: drawDisc(radius, filled, theme), scale: 1 / window.devicePixelRatio, declutterMode: 'obstacle' });
    images.set(key, icon);
    return icon;
  };
  return (feature, numbered) => {
    const filled = fillLevel(valuesOf(feature)['maturite']);
    const hectares = (feature.getGeometry() as MultiPolygon).getArea() / SQUARE_METRES_PER_HECTARE;
    const radius = numbered ? DISC_RADIUS : Math.round((1.6 + 0.62 * Math.sqrt(hectares)) * 2) / 2;
    const geometry = new Point([...siteCentre(feature)]);
    // each disc lies above the whole of the ones before it, number included
    const level = fidOf(feature) * 2;
    const styles = [new Style({ geometry, image: image(radius, filled), zIndex: level })];
    if (numbered) {
      styles.push(
        new Style({
          geometry,
          zIndex: level + 1,
          text: new Text({
            text: String(fidOf(feature)),
            font: '600 11px "Plex Cond", "Plex", sans-serif',
            fill: new Fill({ color: cssColour(filled === 1 ? '@c-text-inv' : '@mat-line', theme) }),
            ...(filled === 2 ? { stroke: new Stroke({ color: cssColour('@mat-3', theme), width: 3 }) } : {}),
            declutterMode: 'none',
          }),
        }),
      );
    }
    return styles;
  };
}
