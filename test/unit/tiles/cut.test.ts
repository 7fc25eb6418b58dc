/** Laws of cutting: what a window shows is in its tiles, nothing else is, and the pieces make the whole again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Bounds, FINEST_SIDE, MOST_GRAINS, MOST_SHAPES, sideOfLevel } from '../../../electron/engine/tiles/choose.ts';
import { cutTile, type TileRows } from '../../../electron/engine/tiles/cut.ts';
import { touches } from '../../../electron/engine/tiles/damage.ts';
import { meetsBox } from '../../../electron/engine/tiles/meets-box.ts';
import type { PackedTile } from '../../../shared/domain/tile.ts';
import { planarArea_m2, ringArea } from '../../../shared/geo/area.ts';
import { type Bbox, bboxOf, type Geometry, withCoordinates } from '../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { TILE_BUFFER, type TileAddress, tileExtent, tileRange, tileUnit } from '../../../shared/geo/tile-grid.ts';

const EPSG = 2154;
const projection = projectionOf(EPSG) as NonNullable<ReturnType<typeof projectionOf>>;

/** Rows of objects in memory, fid = place + 1. Bounds are exact here; an index rounds them outwards. */
function rowsOf(shapes: readonly Geometry[], areMany = false): TileRows {
  return {
    revision: 1,
    bounds: () => boundsOf(shapes),
    side: (z) => (areMany ? sideOfLevel(boundsOf(shapes), z, projection, false) : FINEST_SIDE),
    *shapes(fids) {
      for (const fid of fids) yield shapes[fid - 1] ?? null;
    },
  };
}

const boundsOf = (shapes: readonly Geometry[]): Bounds => ({
  keys: Float64Array.from(shapes, (_, index) => index + 1),
  boxes: Float32Array.from(shapes.flatMap((shape) => outwards(bboxOf(shape) as Bbox))),
});
const outwards = ([a, b, c, d]: Bbox): number[] => [a - 1e-5, b - 1e-5, c + 1e-5, d + 1e-5];

function polygon(ring: readonly (readonly [number, number])[], hole: readonly (readonly [number, number])[] = []): Geometry {
  const xy = [...ring, ...hole].flat();
  const parts = hole.length > 0 ? [ring.length, ring.length + hole.length] : [ring.length];
  return { type: 'MultiPolygon', xy: Float64Array.from(xy), parts, polygons: [parts.length] };
}

/** A star about a place in the Morvan: never crosses itself. `size` in degrees. */
const star = fc
  .record({
    x: fc.double({ min: 3.9, max: 4.3, noNaN: true }),
    y: fc.double({ min: 46.9, max: 47.3, noNaN: true }),
    size: fc.double({ min: 0.01, max: 0.15, noNaN: true }),
    radii: fc.array(fc.double({ min: 0.35, max: 1, noNaN: true }), { minLength: 5, maxLength: 40 }),
    holed: fc.boolean(),
  })
  .map(({ x, y, size, radii, holed }) => {
    const turn = (scale: number, count: number, radius: (index: number) => number): [number, number][] =>
      Array.from({ length: count + 1 }, (_, index) => {
        const angle = ((index % count) / count) * 2 * Math.PI;
        return [x + Math.cos(angle) * radius(index % count) * size * scale, y + Math.sin(angle) * radius(index % count) * size * scale];
      });
    return polygon(
      turn(1, radii.length, (index) => radii[index] as number),
      holed ? turn(0.2, 6, () => 1) : [],
    );
  });

const wish = (address: TileAddress) => ({ ...address, epsg: EPSG, areDots: false, labels: true, objects: 1 });

function addresses(z: number, box: Bbox): TileAddress[] {
  const [left, right, upper, lower] = tileRange(z, box);
  const all: TileAddress[] = [];
  for (let x = left; x <= right; x++) for (let y = upper; y <= lower; y++) all.push({ z, x, y });
  return all;
}

const projected = (shape: Geometry): Geometry => withCoordinates(shape, projection.forward(shape.xy));

/** Area in square units of object `index` of a tile: shells count, holes take away by the way they run. */
function areaOf({ xy, parts, objects }: PackedTile, index: number): number {
  const from = index === 0 ? 0 : (objects[index - 1] as number);
  const flat = Float64Array.from(xy);
  let area = 0;
  for (let part = from; part < (objects[index] as number); part++) {
    area += ringArea(flat, part === 0 ? 0 : (parts[part - 1] as number), parts[part] as number);
  }
  return area;
}

describe('tiles of polygons', () => {
  test('their pieces, cut without a buffer, have the area of the whole', () => {
    fc.assert(
      fc.property(star, fc.integer({ min: 7, max: 11 }), (shape, z) => {
        const metres = projected(shape);
        const box = bboxOf(metres) as Bbox;
        const unit = tileUnit(z);
        let area = 0;
        for (const address of addresses(z, [box[0] - 10 * unit, box[1] - 10 * unit, box[2] + 10 * unit, box[3] + 10 * unit])) {
          const tile = cutTile(rowsOf([shape]), wish(address), 0);
          for (let index = 0; index < tile.fids.length; index++) area += areaOf(tile, index) * unit * unit;
        }
        // a border moves by at most half a knot (four units at the coarse levels), and by half a unit where it is cut
        let perimeter = 0;
        for (let i = 2; i < metres.xy.length; i += 2) {
          perimeter += Math.hypot(
            (metres.xy[i] as number) - (metres.xy[i - 2] as number),
            (metres.xy[i + 1] as number) - (metres.xy[i - 1] as number),
          );
        }
        expect(Math.abs(area - planarArea_m2(metres))).toBeLessThan(perimeter * unit * 6 + 60 * unit * unit);
      }),
      { numRuns: 60 },
    );
  });

  test('every object that meets a tile is in it, and none that stays clear of its buffer', () => {
    fc.assert(
      fc.property(fc.array(star, { minLength: 1, maxLength: 12 }), fc.integer({ min: 8, max: 10 }), (shapes, z) => {
        const unit = tileUnit(z);
        const [x, y] = projection.forward(Float64Array.of(4.1, 47.1));
        for (const address of addresses(z, [x as number, y as number, (x as number) + 1, (y as number) + 1])) {
          const tile = cutTile(rowsOf(shapes), wish(address));
          const drawn = new Set([...tile.fids, ...tile.grains.fids]);
          const [minX, minY, maxX, maxY] = tileExtent(address);
          const beyond = (TILE_BUFFER + 8) * unit;
          const inner: Bbox = [minX + 6 * unit, minY + 6 * unit, maxX - 6 * unit, maxY - 6 * unit];
          const outer: Bbox = [minX - beyond, minY - beyond, maxX + beyond, maxY + beyond];
          shapes.forEach((shape, index) => {
            const metres = projected(shape);
            if (meetsBox(metres, inner)) expect(drawn).toContain(index + 1);
            if (!meetsBox(metres, outer)) expect(drawn).not.toContain(index + 1);
          });
        }
      }),
      { numRuns: 40 },
    );
  });

  test('each name stands in one tile alone', () => {
    fc.assert(
      fc.property(star, (shape) => {
        const tiles = addresses(9, bboxOf(projected(shape)) as Bbox).map((address) => cutTile(rowsOf([shape]), wish(address)));
        expect(tiles.reduce((sum, { anchors }) => sum + anchors.length / 4, 0)).toBe(1);
      }),
      { numRuns: 40 },
    );
  });

  test('neighbours keep their common border: no vertex of one is missing from the other', () => {
    const west = polygon([
      [4, 47],
      [4.1, 47],
      [4.1003, 47.05],
      [4.1, 47.1],
      [4, 47.1],
      [4, 47],
    ]);
    const east = polygon([
      [4.1, 47],
      [4.2, 47],
      [4.2, 47.1],
      [4.1, 47.1],
      [4.1003, 47.05],
      [4.1, 47],
    ]);
    const [address] = addresses(8, bboxOf(projected(west)) as Bbox) as [TileAddress];
    const tile = cutTile(rowsOf([west, east]), wish(address));
    const vertices = (index: number): Set<string> => {
      const from = index === 0 ? 0 : (tile.parts[(tile.objects[index - 1] as number) - 1] as number);
      const to = tile.parts[(tile.objects[index] as number) - 1] as number;
      return new Set(Array.from({ length: to - from }, (_, i) => `${tile.xy[(from + i) * 2]} ${tile.xy[(from + i) * 2 + 1]}`));
    };
    const shared = [...vertices(0)].filter((vertex) => vertices(1).has(vertex));
    expect(shared.length).toBe(3);
  });
});

describe('objects too small for a shape', () => {
  /** A million would do as well: 200 × 200 squares of 30 m. */
  const squares = Array.from({ length: 40_000 }, (_, index) => {
    const [x, y] = [4 + (index % 200) * 0.0004, 47 + Math.floor(index / 200) * 0.0003];
    return polygon([
      [x, y],
      [x + 0.0004, y],
      [x + 0.0004, y + 0.0003],
      [x, y + 0.0003],
      [x, y],
    ]);
  });

  test.each([3, 6, 8, 11])('each is drawn, stands behind a grain, or is one: level %i', (z) => {
    const corners = projection.forward(Float64Array.of(4, 47, 4.08, 47, 4.08, 47.06, 4, 47.06));
    const xs = corners.filter((_, index) => index % 2 === 0);
    const ys = corners.filter((_, index) => index % 2 === 1);
    const many = rowsOf(squares, true);
    const named = new Set<number>();
    let grains = 0;
    let hidden = 0;
    for (const address of addresses(z, [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)])) {
      const tile = cutTile(many, { ...wish(address), labels: false });
      for (const fid of tile.fids) named.add(fid);
      for (const fid of tile.grains.fids) expect(named.has(fid) || named.add(fid)).toBeTruthy();
      grains += tile.grains.fids.length;
      hidden += tile.hidden;
      expect(tile.fids.length).toBeLessThanOrEqual(MOST_SHAPES);
      expect(tile.grains.fids.length).toBeLessThanOrEqual(MOST_GRAINS);
    }
    expect(named.size + hidden).toBe(squares.length);
    expect(grains > 0).toBe(z < 11);
  });
});

test('a change touches the tiles its boxes meet, and no others far away', () => {
  fc.assert(
    fc.property(star, star, fc.integer({ min: 7, max: 11 }), (before, after, z) => {
      const rows = rowsOf([before]);
      const changed = rowsOf([after]);
      const all = projection.forward(Float64Array.of(3.7, 46.7, 4.5, 46.7, 4.5, 47.5, 3.7, 47.5));
      const range: Bbox = [all[0] as number, all[1] as number, all[4] as number, all[5] as number];
      for (const address of addresses(Math.min(z, 9), range)) {
        const untouched = [before, after].every((shape) => !touches(bboxOf(shape) as Bbox, EPSG, address));
        if (!untouched) continue;
        expect(cutTile(changed, wish(address))).toEqual(cutTile(rows, wish(address)));
      }
    }),
    { numRuns: 25 },
  );
});
