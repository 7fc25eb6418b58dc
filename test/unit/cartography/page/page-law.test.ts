/** Laws of every page, whatever stands on it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LAYOUT_SYSTEMS, PAGE_SIZES_MM } from '../../../../shared/domain/layout.ts';
import { ITEM_TYPES, type PageItemInput, type PageItemType, pageLayoutSchema } from '../../../../shared/domain/page-layout.ts';
import { data, draw, textsOutside } from './page-fixture.ts';

const side = fc.double({ min: 0.1, max: 700, noNaN: true });
const place = fc.double({ min: -200, max: 900, noNaN: true });
const box = fc.tuple(place, place, side, side);
const colour = fc.constantFrom('#000000', '#C8390B', '#ffffff');
const rotation = fc.oneof(fc.constantFrom(0, 90, -90, 180), fc.double({ min: -180, max: 180, noNaN: true }));
const frame = fc.option(
  fc.record({ stroke: fc.option(colour), width_mm: fc.double({ min: 0, max: 5, noNaN: true }), fill: fc.option(colour) }),
);
const words = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    '{{titre}}',
    'Sources : {{sources}}.',
    '[[Le {{date}}]]\n{{echelle?}}',
    'Anticonstitutionnellement-et-sans-espace',
    '{{rien}}',
    'Un titre assez long pour tenir sur deux lignes au moins, ou davantage',
  ),
);
const someMap = fc.option(fc.constantFrom('item-0', 'item-1', 'item-9'));
const size_pt = fc.option(fc.double({ min: 3, max: 60, noNaN: true }));
const view = fc.oneof(
  fc.constant({ type: 'territory' as const, territory: null }),
  fc.constant({ type: 'atlas' as const }),
  fc.constant({ type: 'territory' as const, territory: 'region:99' }),
  fc.record({
    type: fc.constant('linked' as const),
    map: fc.constantFrom('item-0', 'item-1', 'item-2'),
    factor: fc.double({ min: 0.01, max: 100, noNaN: true }),
  }),
  fc.record({
    type: fc.constant('scale' as const),
    centre: fc.tuple(fc.double({ min: 0, max: 1_200_000, noNaN: true }), fc.double({ min: 6_000_000, max: 7_200_000, noNaN: true })),
    denominator: fc.double({ min: 100, max: 100_000_000, noNaN: true }),
  }),
  fc.constant({ type: 'extent' as const, extent: [650_000, 6_550_000, 760_000, 6_700_000] as [number, number, number, number] }),
);
const grid = fc.option(
  fc.record({
    kind: fc.constantFrom('graticule' as const, 'lambert' as const),
    lines: fc.constantFrom('lines' as const, 'crosses' as const, 'ticks' as const),
  }),
);

const PARTS: Readonly<Record<PageItemType, fc.Arbitrary<object>>> = {
  map: fc.record({
    view,
    grid,
    epsg: fc.constantFrom('auto' as const, ...LAYOUT_SYSTEMS),
    labels: fc.boolean(),
    symbolScale: fc.double({ min: 0.25, max: 6, noNaN: true }),
    labelSize_pt: fc.option(fc.double({ min: 3, max: 40, noNaN: true })),
    inset: fc.constantFrom(null, 'zoom' as const, 'overseas' as const),
    title: fc.option(fc.string({ maxLength: 30 })),
    layers: fc.constantFrom('project' as const, ['epci', 'absente'], []),
  }),
  legend: fc.record({ columns: fc.nat(8), size_pt, title: fc.option(words), hiddenKeys: fc.constantFrom([], ['epci', 'sites']) }),
  'scale-bar': fc.record({ map: someMap, numeric: fc.boolean() }),
  'north-arrow': fc.record({ map: someMap, rotation }),
  text: fc.record({
    rotation,
    text: words,
    size_pt: fc.double({ min: 3, max: 200, noNaN: true }),
    align: fc.constantFrom('left' as const, 'centre' as const, 'right' as const),
    vertical: fc.constantFrom('top' as const, 'middle' as const, 'bottom' as const),
    shrink: fc.boolean(),
    padding_mm: fc.double({ min: 0, max: 100, noNaN: true }),
    font: fc.constantFrom('IBM Plex Sans', 'Comic Sans MS'),
  }),
  table: fc.record({ size_pt, totals: fc.boolean(), title: fc.option(words) }),
  chart: fc.record({ size_pt, kind: fc.constantFrom('bars' as const, 'shares' as const), title: fc.option(words) }),
  image: fc.record({ media: fc.constant(7), rotation, fit: fc.constantFrom('contain' as const, 'cover' as const, 'stretch' as const) }),
  line: fc.record({ rising: fc.boolean(), rotation }),
  rectangle: fc.record({ rotation, radius_mm: fc.double({ min: 0, max: 500, noNaN: true }) }),
  locator: fc.record({ map: someMap }),
};
const item = fc
  .constantFrom(...ITEM_TYPES)
  .chain((type) =>
    fc.record({ box, frame, hidden: fc.boolean(), part: PARTS[type] }).map(({ part, ...common }) => ({ type, ...common, ...part })),
  );
const layout = fc
  .record({
    page: fc.oneof(
      fc.record({
        format: fc.constantFrom(...(Object.keys(PAGE_SIZES_MM) as (keyof typeof PAGE_SIZES_MM)[])),
        orientation: fc.constantFrom('portrait' as const, 'landscape' as const),
      }),
      fc.record({
        format: fc.constant('custom' as const),
        width_mm: fc.double({ min: 1, max: 900, noNaN: true }),
        height_mm: fc.double({ min: 1, max: 900, noNaN: true }),
      }),
    ),
    language: fc.constantFrom('fr' as const, 'en' as const),
    items: fc.array(item, { maxLength: 6 }),
  })
  .map((given) =>
    pageLayoutSchema.parse({
      version: 2,
      name: 'Loi',
      ...given,
      items: given.items.map((one, index) => ({ id: `item-${index}`, ...one }) as PageItemInput),
    }),
  );

const rows = Array.from({ length: 30 }, (_, index) => [`Site ${index}`, String(index * 1000)]);
const everything = (ids: readonly string[]) =>
  data({
    tables: new Map(
      ids.map((id) => [
        id,
        {
          columns: [
            { title: 'Nom du site', isNumber: false, share: null },
            { title: 'Surface (ha)', isNumber: true, share: null },
          ],
          rows,
          totals: ['Total', '12'],
          count: 55,
        },
      ]),
    ),
    charts: new Map(
      ids.map((id) => [
        id,
        { unit: 'ha', bars: rows.slice(1, 9).map(([label = '', text = '']) => ({ label, text, value: Number(text) })) },
      ]),
    ),
    images: new Map([[7, { media: 'image/png' as const, bytes: new Uint8Array([1]), width: 30, height: 20 }]]),
  });

it('draws any valid page without a fault, the same twice, with every text on the page', () => {
  fc.assert(
    fc.property(layout, (given) => {
      const known = everything(given.items.map(({ id }) => id));
      const { drawing, report } = draw(given, known);
      expect(textsOutside(drawing)).toEqual([]);
      expect(draw(given, known)).toEqual({ drawing, report });
      expect(JSON.stringify(drawing)).not.toMatch(/null,null|NaN/u);
    }),
    { numRuns: 150 },
  );
}, 60_000);
