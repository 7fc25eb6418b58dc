/** Tiles of the web on paper in Lambert-93. Coordinates marked « pyproj » come from pyproj 3 (PROJ 9), EPSG:3857 to EPSG:2154. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PaperTile, paperTiles, type TilePiece } from '../../../shared/cartography/base-map/tile-pieces.ts';
import { type PlacedView, placeView } from '../../../shared/cartography/frame-view.ts';
import type { LayoutSystem } from '../../../shared/domain/layout.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { halvingGrid, matrixTileBounds, webMercatorGrid } from '../../../shared/geo/tile-matrix.ts';

const GRID = webMercatorGrid(0, 19);
const CHOICE = { dpi: 150, most: 900, overlap: false };

const viewOf = (
  centre: [number, number],
  denominator: number,
  epsg: LayoutSystem = 2154,
  size: [number, number] = [260, 170],
): PlacedView => placeView({ epsg, view: { type: 'scale', centre, denominator }, title: null }, [15, 20, ...size]);

const paperOf = ({ box, extent, denominator }: PlacedView, x: number, y: number): [number, number] => [
  box[0] + ((x - extent[0]) * 1000) / denominator,
  box[1] + ((extent[3] - y) * 1000) / denominator,
];

/** Where a point of a tile's unit square is drawn: by the piece that shows it. */
function drawn({ pieces }: PaperTile, u: number, v: number): [number, number] {
  const piece = pieces.find(({ crop }) => !crop || (u >= crop[0] && u <= crop[0] + crop[2] && v >= crop[1] && v <= crop[1] + crop[3]));
  const [a, b, c, d, e, f] = (piece as TilePiece).matrix;
  return [a * u + c * v + e, b * u + d * v + f];
}

describe('tiles of the web in Lambert-93', () => {
  it('lie where PROJ says, to a quarter of a pixel', () => {
    const view = viewOf([650_754.61, 6_859_736.378], 80_000);
    const paper = paperTiles(view, webMercatorGrid(12, 12), CHOICE);
    const tile = paper?.tiles.find(({ x, y }) => x === 2074 && y === 1409) as PaperTile;
    const pixel_mm = 25.4 / (paper?.dpi as number);
    for (const [u, v, x, y] of [
      [0, 0, 647_558.124, 6_862_979.992],
      [1, 0, 654_005.75, 6_862_925.209],
      [0, 1, 647_499.89, 6_856_547.599],
      [1, 1, 653_954.676, 6_856_492.755],
      [0.5, 0.5, 650_754.61, 6_859_736.378],
    ] as const) {
      const [left, top] = drawn(tile, u, v);
      const [expectedLeft, expectedTop] = paperOf(view, x, y);
      expect(Math.hypot(left - expectedLeft, top - expectedTop)).toBeLessThan(pixel_mm * 0.25);
    }
  });

  it('are cut in pieces where the sheet shows half of Europe in one tile', () => {
    const view = viewOf([700_000, 6_600_000], 12_000_000);
    const paper = paperTiles(view, webMercatorGrid(5, 5), CHOICE);
    const tile = paper?.tiles.find(({ x, y }) => x === 16 && y === 11) as PaperTile;
    expect(tile.pieces.length).toBeGreaterThan(16);
    for (const [u, v, x, y] of [
      [0.25, 0.25, 685_763.143, 6_660_010.793],
      [0.5, 0.5, 906_481.589, 6_446_740.007],
      [0.4, 0.9, 824_899.205, 6_081_503.33],
    ] as const) {
      const [left, top] = drawn(tile, u, v);
      const [expectedLeft, expectedTop] = paperOf(view, x, y);
      expect(Math.hypot(left - expectedLeft, top - expectedTop)).toBeLessThan((25.4 / 150) * 0.26);
    }
  });

  it('cover the map, each point once and in its place, wherever it is and at any scale', () => {
    const [lambert, mercator] = [projectionOf(2154), projectionOf(3857)];
    fc.assert(
      fc.property(
        fc.double({ min: 150_000, max: 1_200_000, noNaN: true }),
        fc.double({ min: 6_100_000, max: 7_050_000, noNaN: true }),
        fc.double({ min: 3, max: 7, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (x, y, exponent, across, up) => {
          const view = viewOf([x, y], Math.round(10 ** exponent));
          const paper = paperTiles(view, GRID, CHOICE);
          if (!paper || !lambert || !mercator) throw new Error('no tiles');
          const [minX, minY, maxX, maxY] = view.extent;
          const point = [minX + (maxX - minX) * across, minY + (maxY - minY) * up] as const;
          const [east = 0, north = 0] = mercator.forward(lambert.inverse(Float64Array.of(...point)));
          const inside = paper.tiles.filter((tile) => {
            const [west, south, right, top] = matrixTileBounds(paper.level, tile.x, tile.y);
            return east >= west && east < right && north > south && north <= top;
          });
          expect(inside).toHaveLength(1);
          const [tile] = inside as [PaperTile];
          const [west, south, right, top] = matrixTileBounds(paper.level, tile.x, tile.y);
          const [left, down] = drawn(tile, (east - west) / (right - west), (top - north) / (top - south));
          const [expectedLeft, expectedDown] = paperOf(view, ...point);
          expect(Math.hypot(left - expectedLeft, down - expectedDown)).toBeLessThan((25.4 / Math.max(paper.dpi, 150)) * 0.5);
          expect(paper.tiles.length).toBeLessThanOrEqual(CHOICE.most);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are of the level that gives what is wanted, or nearly', () => {
    fc.assert(
      fc.property(fc.double({ min: 3.5, max: 6.8, noNaN: true }), fc.constantFrom(96, 150, 254), (exponent, dpi) => {
        const paper = paperTiles(viewOf([700_000, 6_600_000], 10 ** exponent), GRID, { ...CHOICE, dpi, most: 100_000 });
        expect(paper?.dpi).toBeGreaterThan(dpi * 0.82);
        expect(paper?.dpi).toBeLessThan(dpi * 1.7);
      }),
      { numRuns: 60 },
    );
  });

  it('take a coarser level rather than more tiles than allowed', () => {
    const few = paperTiles(viewOf([700_000, 6_600_000], 25_000, 2154, [800, 1100]), GRID, { ...CHOICE, dpi: 254, most: 60 });
    expect(few?.tiles.length).toBeLessThanOrEqual(60);
    expect(few?.dpi).toBeLessThan(150);
  });
});

describe('tiles of the map’s own system', () => {
  it('are rectangles side by side, to the last figure', () => {
    const grid = halvingGrid(2154, [0, 12_000_000], 209_715.2 * 256, 21, 256);
    const paper = paperTiles(viewOf([650_000, 6_860_000], 25_000), grid, CHOICE);
    if (!paper) throw new Error('no tiles');
    for (const { x, y, pieces } of paper.tiles) {
      expect(pieces).toHaveLength(1);
      const [{ matrix, crop }] = pieces as [TilePiece];
      expect(crop).toBeNull();
      expect([matrix[1], matrix[2]].map((value) => Math.abs(value) < 1e-9)).toEqual([true, true]);
      const right = paper.tiles.find((other) => other.x === x + 1 && other.y === y);
      if (right) expect((right.pieces[0] as TilePiece).matrix[4]).toBeCloseTo(matrix[4] + matrix[0], 6);
    }
  });

  it('reach half a pixel over their neighbours where nothing may be seen between', () => {
    const grid = halvingGrid(2154, [0, 12_000_000], 209_715.2 * 256, 21, 256);
    const view = viewOf([650_000, 6_860_000], 25_000);
    const [plain, over] = [false, true].map((overlap) => paperTiles(view, grid, { ...CHOICE, overlap }));
    const [a, b] = [plain?.tiles[0]?.pieces[0]?.matrix, over?.tiles[0]?.pieces[0]?.matrix];
    expect((b?.[0] as number) / (a?.[0] as number)).toBeCloseTo(1 + 1 / 256, 6);
    expect((a?.[4] as number) - (b?.[4] as number)).toBeCloseTo((a?.[0] as number) / 512, 6);
  });
});

describe('places without tiles', () => {
  it('are told: no formula for the grid, no tile near', () => {
    expect(paperTiles(viewOf([700_000, 6_600_000], 25_000), { ...GRID, epsg: 27_572 }, CHOICE)).toBeNull();
    const elsewhere = halvingGrid(2154, [5_000_000, 2_000_000], 1_000_000, 10, 256);
    expect(paperTiles(viewOf([700_000, 6_600_000], 25_000), elsewhere, CHOICE)?.tiles ?? []).toEqual([]);
  });

  it('do not keep an overseas map from its own', () => {
    // Fort-de-France in UTM 20N
    const paper = paperTiles(viewOf([709_000, 1_616_000], 100_000, 5490), GRID, CHOICE);
    expect(paper?.tiles.length).toBeGreaterThan(4);
  });
});
