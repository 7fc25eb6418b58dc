import { describe, expect, it } from 'vitest';
import { withInsets } from '../../../../shared/cartography/page/auto-insets.ts';
import { drawPage } from '../../../../shared/cartography/page/draw-page.ts';
import { NO_PAGE_DATA, type PageData } from '../../../../shared/cartography/page/page-data.ts';
import { pageViews } from '../../../../shared/cartography/page/page-views.ts';
import { makeGridder } from '../../../../shared/cartography/shapes.ts';
import type { PageLayout } from '../../../../shared/domain/page-layout.ts';
import { translator } from '../../../../shared/messages/index.ts';
import { syntheticFrance } from '../../../render/synthetic-france.ts';
import { textsOf } from '../groups.ts';
import { map, page, data as regionData, text as words } from './page-fixture.ts';

const text = translator('fr');
const layers = syntheticFrance();
const data: PageData = {
  ...NO_PAGE_DATA,
  visible: layers.map(({ table }) => table),
  layers: new Map(layers.map((one) => [one.table, { ...one, id: one.table }])),
  known: new Set(layers.map(({ table }) => table)),
};
const france = (width: number, height: number): PageLayout =>
  page(
    [
      map({
        box: [10, 30, width - 20, height - 40],
        epsg: 2154,
        view: { type: 'extent', extent: [99_000, 6_046_000, 1_243_000, 7_111_000] },
        namedLayers: ['territoires'],
      }),
      words('Titre', { box: [10, 10, width - 20, 16] }),
      { id: 'scale', type: 'scale-bar', box: [14, height - 28, 60, 14] },
    ],
    { page: { format: 'custom', width_mm: width, height_mm: height } },
  );

type Box = readonly [number, number, number, number];
const overlap = ([ax, ay, aw, ah]: Box, [bx, by, bw, bh]: Box): boolean => ax < bx + bw && bx < ax + aw && ay < by + bh && by < ay + ah;

describe('insets that set themselves', { timeout: 60_000 }, () => {
  it.each([
    [420, 297],
    [297, 420],
    [594, 420],
  ])('cover neither land nor items on a page of %i × %i mm', (width, height) => {
    const layout = france(width, height);
    const { layout: placed, added, left } = withInsets(layout, data, text);
    expect([added, left]).toEqual([['Île-de-France', 'Guadeloupe', 'Martinique', 'Guyane', 'La Réunion', 'Mayotte'], []]);
    const insets = placed.items.slice(layout.items.length);
    expect(insets.map((item) => item.type === 'map' && [item.epsg, item.inset])).toEqual([
      [2154, 'zoom'],
      [5490, 'overseas'],
      [5490, 'overseas'],
      [2972, 'overseas'],
      [2975, 'overseas'],
      [4471, 'overseas'],
    ]);
    const view = pageViews(layout, data).get('map');
    if (!view) throw new Error('no view');
    const gridder = makeGridder(view);
    const land = layers.flatMap(({ features }) =>
      features.flatMap(({ geometry }) => [...((geometry?.type === 'MultiPolygon' && gridder.shape(geometry)?.xy) || [])]),
    );
    insets.forEach(({ box }, i) => {
      expect([box[0] >= 10, box[1] >= 10, box[0] + box[2] <= width - 10, box[1] + box[3] <= height - 10]).toEqual([true, true, true, true]);
      const others = [...insets.slice(i + 1), ...layout.items.filter(({ id }) => id !== 'map')];
      for (const other of others) expect(overlap(box, other.box)).toBe(false);
      for (let v = 0; v < land.length; v += 2) {
        const [x, y] = [(land[v] as number) * 0.02, (land[v + 1] as number) * 0.02];
        expect(x > box[0] && x < box[0] + box[2] && y > box[1] && y < box[1] + box[3]).toBe(false);
      }
    });
  });

  it('say each its own scale, as it is drawn', () => {
    const { layout } = withInsets(france(420, 297), data, text);
    const { drawing, report } = drawPage(layout, { ...data, variables: { date: '2026-11-21' } }, text);
    const said = textsOf(drawing.children).map((node) => node.text);
    const scales = layout.items.flatMap((item) => (item.type === 'map' && item.inset ? [report.maps[item.id]?.denominator ?? 0] : []));
    expect(scales).toHaveLength(6);
    for (const scale of scales) expect(said).toContain(`1:${new Intl.NumberFormat('fr-FR').format(scale)}`);
  });

  it('are added once, and to maps of the métropole alone', () => {
    const { layout } = withInsets(france(420, 297), data, text);
    expect(withInsets(layout, data, text)).toMatchObject({ added: [], left: [] });
    const overseas = page([map({ epsg: 2975, view: { type: 'extent', extent: [312_700, 7_632_500, 379_800, 7_692_900] } })]);
    expect(withInsets(overseas, data, text).added).toEqual([]);
    expect(withInsets(page([map()]), regionData(), text).added).toEqual([]);
  });

  it('without room are named, not squeezed in', () => {
    const full = page([
      map({ box: [10, 10, 190, 277], epsg: 2154, view: { type: 'extent', extent: [99_000, 6_046_000, 1_243_000, 7_111_000] } }),
      { id: 'cover', type: 'rectangle', box: [10, 10, 190, 277], frame: { fill: '#ffffff' } },
    ]);
    const { added, left } = withInsets(full, data, text);
    expect(added).toEqual([]);
    expect(left).toHaveLength(6);
  });
});
