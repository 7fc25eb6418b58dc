import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CubicPieces, cubicPieces } from '../../../shared/geo/cubic-pieces.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';

function pieceValue({ from, scale, coefficients }: CubicPieces, x: number): number {
  const place = (x - from) * scale;
  const piece = Math.trunc(place);
  const [c0, c1, c2, c3] = coefficients.subarray(piece * 4, piece * 4 + 4) as unknown as [number, number, number, number];
  const s = place - piece;
  return c0 + s * (c1 + s * (c2 + s * c3));
}

test('a cubic is itself, whatever its pieces', () => {
  const cubic = (x: number): number => 2 - x + 0.5 * x ** 2 - 3 * x ** 3;
  const pieces = cubicPieces(cubic, -1, 3, 7);
  fc.assert(fc.property(fc.double({ min: -1, max: 2.999, noNaN: true }), (x) => Math.abs(pieceValue(pieces, x) - cubic(x)) < 1e-11));
});

test('narrow pieces give a logarithm to its last bits', () => {
  const pieces = cubicPieces(Math.log, 5, 7, 2048);
  fc.assert(fc.property(fc.double({ min: 5, max: 6.9999, noNaN: true }), (x) => Math.abs(pieceValue(pieces, x) - Math.log(x)) < 1e-14));
});

test('a conic projection knows no border where its pieces end: there and back within a micrometre from the Sahara to the Arctic', () => {
  const lambert93 = projectionOf(2154);
  if (!lambert93) throw new Error('Lambert-93 is a legal system');
  // one vertex before many others and after them: the same bits, or shared borders part
  const vertex = Float64Array.of(4.7, 46.8);
  const alone = lambert93.forward(vertex);
  const grid = Float64Array.from({ length: 8000 }, (_, i) => (i % 2 === 0 ? -5 + (i / 8000) * 14 : 41 + ((i * 7) % 8000) / 800));
  expect(lambert93.inverse(alone)).toEqual(lambert93.inverse(lambert93.forward(vertex)));
  lambert93.inverse(lambert93.forward(grid));
  expect(lambert93.forward(vertex)).toEqual(alone);
  const place = fc.tuple(fc.double({ min: -20, max: 25, noNaN: true }), fc.double({ min: 20, max: 70, noNaN: true }));
  fc.assert(
    fc.property(place, ([longitude, latitude]) => {
      const back = lambert93.inverse(lambert93.forward(Float64Array.of(longitude, latitude)));
      expect(Math.abs((back[0] as number) - longitude)).toBeLessThan(1e-11);
      expect(Math.abs((back[1] as number) - latitude)).toBeLessThan(1e-11);
    }),
  );
  for (const edge of [38, 55]) {
    const [below, above] = [edge - 1e-9, edge + 1e-9].map((latitude) => lambert93.forward(Float64Array.of(3, latitude))[1] as number);
    expect(Math.abs((above as number) - (below as number) - 2e-9 * 111_000)).toBeLessThan(1e-5);
  }
});
