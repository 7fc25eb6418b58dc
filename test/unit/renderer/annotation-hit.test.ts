/** Which annotation a click means: the figures are pixels on paper, at 2 metres to the pixel. */
import Feature from 'ol/Feature';
import type Geometry from 'ol/geom/Geometry';
import { expect, test } from 'vitest';
import { annotationAt } from '../../../renderer/map/layers/annotation-hit.ts';
import { geometryOf } from '../../../renderer/map/layers/annotation-layer.ts';
import type { AnnotationShape } from '../../../shared/domain/annotations.ts';

const RESOLUTION = 2;
/** Ten pixels a letter. */
const widthOf = (line: string): number => line.length * 10;

function annotation(shape: AnnotationShape, pixels: readonly number[], text: string | null = null): Feature<Geometry> {
  const feature = new Feature<Geometry>(
    geometryOf(
      shape,
      Float64Array.from(pixels, (pixel) => pixel * RESOLUTION),
    ),
  );
  feature.set('annotation', { shape, text }, true);
  return feature;
}

const at = (features: readonly Feature<Geometry>[], x: number, y: number): Feature<Geometry> | null =>
  annotationAt(features, [x * RESOLUTION, y * RESOLUTION], RESOLUTION, widthOf);

test('a line is met within six pixels of its edge, a highlight as wide as it is drawn', () => {
  const line = annotation('ligne', [0, 0, 100, 0]);
  expect(at([line], 50, 7)).toBe(line);
  expect(at([line], 50, 8)).toBeNull();
  expect(at([line], 107, 0)).toBe(line);
  const highlight = annotation('surlignage', [0, 0, 100, 0]);
  expect(at([highlight], 50, 12)).toBe(highlight);
  expect(at([highlight], 50, 14)).toBeNull();
});

test('a text is met all over its lines', () => {
  const text = annotation('texte', [200, 200], 'Accès\nà revoir');
  expect(at([text], 240, 210)).toBe(text);
  expect(at([text], 244, 222)).toBe(text);
  expect(at([text], 260, 200)).toBeNull();
  expect(at([text], 200, 230)).toBeNull();
});

test('inside an area is the area, unless something else is drawn there; of two alike the later one stands on top', () => {
  const area = annotation('polygone', [0, 0, 100, 0, 100, 100, 0, 100, 0, 0]);
  const arrow = annotation('fleche', [20, 50, 80, 50]);
  const later = annotation('polygone', [0, 0, 100, 0, 100, 100, 0, 100, 0, 0]);
  expect(at([arrow, area], 50, 80)).toBe(area);
  expect(at([arrow, area], 50, 54)).toBe(arrow);
  expect(at([later, area, arrow], 50, 80)).toBe(later);
  expect(at([area], 104, 50)).toBe(area);
  expect(at([area], 120, 50)).toBeNull();
});

test('a feature without outline is passed over', () => {
  const nothing = new Feature<Geometry>();
  nothing.set('annotation', { shape: 'ligne', text: null }, true);
  expect(at([nothing], 0, 0)).toBeNull();
});
