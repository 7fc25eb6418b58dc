/** What two maps share and how they stand, without a window. */
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { TileCalls, TileRequest } from '../../../renderer/map/layers/tile-layer.ts';
import { SharedTiles } from '../../../renderer/map/linked-tiles.ts';
import { rectangleOf } from '../../../renderer/map/overview-rectangle.ts';
import { clampedDivider, readKept, sharesCamera } from '../../../renderer/state/map-views.ts';
import { nameOfView } from '../../../renderer/tasks/views/bookmark-names.ts';
import { backgroundOf } from '../../../renderer/tasks/views/overview-background.ts';
import { layersOfSecond, switched } from '../../../renderer/tasks/views/second-layers.ts';
import { defaultStyle } from '../../../shared/domain/default-styles.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { PackedTile } from '../../../shared/domain/tile.ts';
import { freeName, movedTo } from '../../../shared/domain/views.ts';
import { translator } from '../../../shared/messages/index.ts';

const STYLE = defaultStyle('communes');
const request = (ticket: number, more: Partial<TileRequest> = {}): TileRequest => ({
  table: 'communes',
  filter: null,
  epsg: 2154,
  z: 3,
  x: 1,
  y: 2,
  style: STYLE,
  labels: false,
  ticket,
  ...more,
});

/** An engine that answers when told to. */
function engine() {
  const asked: { request: TileRequest; answer: (tile: PackedTile | null) => void; fail: (error: Error) => void }[] = [];
  const dropped: number[] = [];
  const calls: TileCalls = {
    tile: (one) => new Promise((answer, fail) => asked.push({ request: one, answer, fail })),
    drop: (tickets) => dropped.push(...tickets),
    values: vi.fn(),
    classes: vi.fn(),
    within: vi.fn(),
  };
  return { asked, dropped, shared: new SharedTiles(calls) };
}
const tile = () => ({ fids: new Uint32Array(1) }) as unknown as PackedTile;

describe('tiles for two maps', () => {
  test('are asked once, while on their way and once there, and are the same arrays', async () => {
    const { asked, shared } = engine();
    const first = shared.tile(request(1));
    const second = shared.tile(request(2));
    expect(asked).toHaveLength(1);
    const answer = tile();
    asked[0]?.answer(answer);
    expect(await first).toBe(answer);
    expect(await second).toBe(answer);
    expect(await shared.tile(request(3))).toBe(answer);
    expect(asked).toHaveLength(1);
  });

  test.each<[string, Partial<TileRequest>]>([
    ['table', { table: 'epci' }],
    ['filter', { filter: "nom = 'a'" }],
    ['system', { epsg: 3857 }],
    ['place', { x: 9 }],
    ['level', { z: 4 }],
    ['style', { style: { ...STYLE } }],
    ['names', { labels: true }],
  ])('of another %s are other tiles', async (_, more) => {
    const { asked, shared } = engine();
    const first = shared.tile(request(1));
    asked[0]?.answer(tile());
    await first;
    void shared.tile(request(2, more));
    expect(asked).toHaveLength(2);
  });

  test('are given up when nobody waits any more, and asked anew by who comes after', () => {
    const { asked, dropped, shared } = engine();
    void shared.tile(request(11));
    void shared.tile(request(12));
    shared.drop([11]);
    expect(dropped).toEqual([]);
    shared.drop([12, 99]);
    expect(dropped).toEqual([11]);
    void shared.tile(request(13));
    expect(asked).toHaveLength(2);
    // the late answer of the first is not taken for that of the second
    asked[0]?.answer(null);
    shared.drop([13]);
    expect(dropped).toEqual([11, 13]);
  });

  test('are asked again once their table has changed, even if they were on their way', async () => {
    const { asked, shared } = engine();
    const old = shared.tile(request(1));
    shared.forget('communes');
    const fresh = shared.tile(request(2));
    expect(asked).toHaveLength(2);
    const [before, after] = [tile(), tile()];
    asked[1]?.answer(after);
    asked[0]?.answer(before);
    expect(await old).toBe(before);
    expect(await fresh).toBe(after);
    expect(await shared.tile(request(3))).toBe(after);
    shared.forget('epci');
    expect(await shared.tile(request(4))).toBe(after);
    shared.forget(null);
    void shared.tile(request(5));
    expect(asked).toHaveLength(3);
  });

  test('that could not be had are asked again', async () => {
    const { asked, shared } = engine();
    const refused = shared.tile(request(1));
    asked[0]?.fail(new Error('engine gone'));
    await expect(refused).rejects.toThrow('engine gone');
    void shared.tile(request(2));
    expect(asked).toHaveLength(2);
  });
});

test('the rectangle of the overview has its place, and never becomes too small to hold', () => {
  const picture = { centre: [1000, 2000] as const, resolution: 10, size: [120, 100] as const };
  expect(rectangleOf([800, 1900, 1200, 2100], picture)).toEqual({ left: 40, top: 40, width: 40, height: 20 });
  fc.assert(
    fc.property(
      fc.integer({ min: -5000, max: 5000 }),
      fc.integer({ min: -5000, max: 5000 }),
      fc.integer({ min: 1, max: 5000 }),
      (x, y, side) => {
        const { left, top, width, height } = rectangleOf([x, y, x + side, y + side], picture);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(8);
        // its centre is that of the extent, whatever its size
        expect(left + width / 2).toBeCloseTo((x + side / 2 - 1000) / 10 + 60, 6);
        expect(top + height / 2).toBeCloseTo((2000 - y - side / 2) / 10 + 50, 6);
      },
    ),
  );
});

test('what a former version kept of the maps is taken as far as it makes sense', () => {
  expect(readKept(null)).toEqual({});
  expect(readKept('{"arrangement":"split","linked":false,"divider":0.3,"overview":false,"degrees":"dms"}')).toEqual({
    arrangement: 'split',
    linked: false,
    divider: 0.3,
    overview: false,
    degrees: 'dms',
  });
  expect(readKept('{"arrangement":"triple","linked":1,"divider":"x","degrees":"grades"}')).toEqual({});
  expect(readKept('not json')).toEqual({});
  expect(readKept('null')).toEqual({});
  fc.assert(fc.property(fc.double({ noNaN: true }), (share) => clampedDivider(share) >= 0.05 && clampedDivider(share) <= 0.95));
  expect(sharesCamera({ arrangement: 'single', linked: true })).toBe(false);
  expect(sharesCamera({ arrangement: 'split', linked: false })).toBe(false);
  expect(sharesCamera({ arrangement: 'swipe', linked: false })).toBe(true);
});

const layer = (id: string, visible: boolean, more: Partial<LayerInfo> = {}) =>
  ({ id, table: id, kind: 'communes', visible, order: 0, count: 10, geometry: 'MULTIPOLYGON', ...more }) as LayerInfo;

test('the second map shows its own layers, and draws nothing again that did not change', () => {
  const layers = [layer('a', true), layer('b', false), layer('c', true)];
  expect(layersOfSecond(layers, null)).toBe(layers);
  const seen = layersOfSecond(layers, ['b', 'c', 'gone']);
  expect(seen.map(({ visible }) => visible)).toEqual([false, true, true]);
  expect(seen[2]).toBe(layers[2]);
  expect(switched(layers, 'a', false)).toEqual(['c']);
  expect(switched(seen, 'a', true)).toEqual(['a', 'b', 'c']);
});

test('a view is called after what fills it', () => {
  const text = translator('fr');
  const place = { commune: 'Crissey', epci: 'CA Le Grand Chalon', territoire: 'Grand Chalon' };
  expect(nameOfView(place, 12_500, text)).toBe('Vue de Crissey');
  expect(nameOfView(place, 200_000, text)).toBe('Vue de la CA Le Grand Chalon');
  expect(nameOfView(place, 1_000_000, text)).toBe('Vue de Grand Chalon');
  expect(nameOfView({ ...place, commune: null }, 12_500, text)).toBe('Vue de la CA Le Grand Chalon');
  expect(nameOfView({ commune: null, epci: null, territoire: null }, 12_500, text)).toBe('Vue');
  expect(nameOfView(null, 12_500, text)).toBe('Vue');
  const viewOf = (commune: string, language: 'fr' | 'en' = 'fr') => nameOfView({ ...place, commune }, 5000, translator(language));
  expect(['Le Creusot', 'Les Ulis', 'La Rochelle', 'Évry-Courcouronnes', 'Lens'].map((name) => viewOf(name))).toEqual([
    'Vue du Creusot',
    'Vue des Ulis',
    'Vue de La Rochelle',
    'Vue d’Évry-Courcouronnes',
    'Vue de Lens',
  ]);
  expect(viewOf('Le Creusot', 'en')).toBe('View of Le Creusot');
});

test('names stay apart and lists keep their members', () => {
  expect(freeName('Vue', ['Vue', 'Vue (2)'])).toBe('Vue (3)');
  expect(freeName('Vue', [])).toBe('Vue');
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 12 }),
      fc.nat(11),
      fc.integer({ min: -3, max: 15 }),
      (list, at, to) => {
        const from = at % list.length;
        const moved = movedTo(list, from, to);
        expect([...moved].sort()).toEqual([...list].sort());
        expect(moved[Math.max(0, Math.min(list.length - 1, to))]).toBe(list[from]);
        expect(moved.filter((one) => one !== list[from])).toEqual(list.filter((one) => one !== list[from]));
      },
    ),
  );
});

test('the overview takes the largest territories that are few enough', () => {
  const communes = layer('communes', true, { kind: 'communes', count: 35_000 });
  const epci = layer('epci', true, { kind: 'epci' });
  expect(backgroundOf([communes, epci])?.id).toBe('epci');
  expect(backgroundOf([communes])).toBeNull();
  expect(backgroundOf([layer('epci', true, { kind: 'epci', count: 0 }), layer('ti', true, { kind: 'territoires' })])?.id).toBe('ti');
});
