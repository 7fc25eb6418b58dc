/**
 * A page as the planner composes it: any number of items, each with its place on the sheet. Lengths are millimetres from the top left corner of the page,
 * extents are in the projection of their map item (metres). Version 1 (`layout.ts`: one map, one column) is still what presets are written in.
 */
import { z } from 'zod';
import { pageSeriesSchema } from './atlas.ts';
import { LAYER_ID } from './layer.ts';
import { LAYOUT_SYSTEMS, pageSchema } from './layout.ts';
import { chartItemShape, tableItemShape } from './page-figures.ts';

export const PAGE_LAYOUT_VERSION = 2;

const COORDINATE = 1e8;
const millimetres = z.number().min(-3000).max(6000);
const length_mm = z.number().min(0.1).max(6000);
const coordinate = z.number().min(-COORDINATE).max(COORDINATE);
const itemId = z.string().min(1).max(60);
/** `#rrggbb`. */
const colour = z.string().regex(/^#[0-9a-f]{6}$/iu);

export const ITEM_TYPES = [
  'map',
  'legend',
  'scale-bar',
  'north-arrow',
  'text',
  'table',
  'chart',
  'image',
  'line',
  'rectangle',
  'locator',
] as const;
export type PageItemType = (typeof ITEM_TYPES)[number];

export const itemFrameSchema = z.object({
  /** Colour of the outline; null: none. */
  stroke: colour.nullable().default(null),
  width_mm: z.number().min(0).max(20).default(0.25),
  /** Ground; null: what lies below is seen. */
  fill: colour.nullable().default(null),
});

const common = {
  id: itemId,
  /** As the list of items shows it. */
  name: z.string().max(200).default(''),
  /** x, y, width, height. */
  box: z.tuple([millimetres, millimetres, length_mm, length_mm]),
  locked: z.boolean().default(false),
  hidden: z.boolean().default(false),
  frame: itemFrameSchema.nullable().default(null),
};

/** Degrees clockwise about the middle of the box: of items that are drawn the same at any angle. */
const turn = { rotation: z.number().min(-180).max(180).default(0) };

/** What a map item shows. */
export const mapViewSchema = z.discriminatedUnion('type', [
  /** An extent (minX, minY, maxX, maxY), fitted inside the item at a rounded scale. */
  z.object({ type: z.literal('extent'), extent: z.tuple([coordinate, coordinate, coordinate, coordinate]) }),
  /** A centre at 1:`denominator`, exact. */
  z.object({
    type: z.literal('scale'),
    centre: z.tuple([coordinate, coordinate]),
    denominator: z.number().min(100).max(100_000_000),
  }),
  /** The centre of another map item, at its scale multiplied by `factor`: 5 shows five times more ground. */
  z.object({ type: z.literal('linked'), map: itemId, factor: z.number().min(0.001).max(1000).default(1) }),
  /** A territory of the project (`region:84`, `epci:200070464`, `site:12`…); null: everything the layers hold. `around`: a share of its longer side. */
  z.object({
    type: z.literal('territory'),
    territory: z.string().max(200).nullable(),
    around: z.number().min(0).max(10).default(0.04),
    /** Given: the territory's middle at this scale, fitted or not. */
    denominator: z.number().min(100).max(100_000_000).nullable().default(null),
  }),
  /** The object of the page in a series; everything the layers hold outside of one. */
  z.object({
    type: z.literal('atlas'),
    around: z.number().min(0).max(10).default(0.1),
    denominator: z.number().min(100).max(100_000_000).nullable().default(null),
  }),
]);

/** `auto`: the legal projection of the zone where most of what is shown lies. */
const system = z.union([z.literal('auto'), ...LAYOUT_SYSTEMS.map((epsg) => z.literal(epsg))]);

export const GRID_KINDS = ['graticule', 'lambert'] as const;
export const gridSchema = z.object({
  /** Meridians and parallels, or the round metres of the item's own projection. */
  kind: z.enum(GRID_KINDS),
  /** Degrees or metres between two lines; null: chosen by the scale. */
  step: z.number().positive().nullable().default(null),
  /** Coordinates written at the edges. */
  labels: z.boolean().default(true),
  lines: z.enum(['lines', 'crosses', 'ticks']).default('lines'),
  colour: colour.default('#6b7780'),
});

const mapItem = z.object({
  ...common,
  type: z.literal('map'),
  epsg: system.default('auto'),
  view: mapViewSchema,
  /** `project`: those visible in the project, in its order. Otherwise ids, bottom first. */
  layers: z.union([z.literal('project'), z.array(z.string().regex(LAYER_ID)).max(200)]).default('project'),
  /** Base maps of the project under the layers. */
  baseMaps: z.boolean().default(false),
  labels: z.boolean().default(true),
  /** Names of these layers alone, at any scale; null: those of all layers, at the scales their styles say. */
  namedLayers: z.array(z.string().regex(LAYER_ID)).max(200).nullable().default(null),
  /** Symbols, lines and names this many times as large as their styles say: for posters. */
  symbolScale: z.number().min(0.25).max(6).default(1),
  /** Smallest size of the names; null: that of their style. */
  labelSize_pt: z.number().min(3).max(40).nullable().default(null),
  grid: gridSchema.nullable().default(null),
  /** A small map beside the main one: a zoom says its scale, an overseas one that it is not at the scale of the others. */
  inset: z.enum(['zoom', 'overseas']).nullable().default(null),
  title: z.string().max(200).nullable().default(null),
  /** Of `view: territory` and `atlas`: what lies outside is drawn lighter. */
  veil: z.boolean().default(true),
  background: colour.nullable().default('#e9e8e3'),
});

const legendItem = z.object({
  ...common,
  type: z.literal('legend'),
  /** Ids of map items; null: all maps of the page. Only what they show is listed. */
  maps: z.array(itemId).max(100).nullable().default(null),
  title: z.string().max(200).nullable().default(null),
  /** 0: as many as the width bears. */
  columns: z.number().int().min(0).max(8).default(0),
  /** Size of the words; null: that of the page. */
  size_pt: z.number().min(3).max(60).nullable().default(null),
  /**
   * Keys as the report gives them (`sites`, `sites/disponible`): sections named here come first, in this order; the others follow as they are.
   */
  order: z.array(z.string().max(300)).max(5000).default([]),
  /** Keys left out; not `hidden`, which every item has and is about the item. */
  hiddenKeys: z.array(z.string().max(300)).max(5000).default([]),
  titles: z.record(z.string().max(300), z.string().max(300)).default({}),
});

export const TEXT_FONTS = ['IBM Plex Sans', 'IBM Plex Sans Condensed'] as const;
export const TEXT_ROLES = ['title', 'subtitle', 'heading', 'paragraph', 'sources', 'credit'] as const;

const textItem = z.object({
  ...common,
  ...turn,
  type: z.literal('text'),
  /** Variables `{{titre}}`, `{{site.nom}}`, `{{page}}`… stand for what the project and the page hold (page/variables.ts); empty lines part paragraphs. */
  text: z.string().max(20_000),
  role: z.enum(TEXT_ROLES).default('paragraph'),
  /** One that Emprise does not have is replaced, and said. */
  font: z.string().max(100).default(TEXT_FONTS[0]),
  size_pt: z.number().min(3).max(400).default(10),
  weight: z.enum(['regular', 'medium', 'semibold']).default('regular'),
  italic: z.boolean().default(false),
  colour: colour.default('#16202b'),
  align: z.enum(['left', 'centre', 'right']).default('left'),
  vertical: z.enum(['top', 'middle', 'bottom']).default('top'),
  /** Multiple of the size. */
  lineHeight: z.number().min(0.8).max(4).default(1.32),
  /** Set smaller, down to 60 %, before it is cut. */
  shrink: z.boolean().default(true),
  padding_mm: z.number().min(0).max(100).default(0),
});

const imageItem = z.object({
  ...common,
  ...turn,
  type: z.literal('image'),
  /** Id of a medium of the project; null: none chosen yet. */
  media: z.number().int().positive().nullable().default(null),
  fit: z.enum(['contain', 'cover', 'stretch']).default('contain'),
  /** For those who do not see it. */
  alternative: z.string().max(500).default(''),
});

const stroke = {
  colour: colour.default('#16202b'),
  width_mm: z.number().min(0.05).max(20).default(0.25),
  dash_mm: z.array(z.number().min(0).max(100)).max(6).default([]),
};

const schemas = {
  map: mapItem,
  legend: legendItem,
  scaleBar: z.object({
    ...common,
    type: z.literal('scale-bar'),
    /** Id of a map item; null: the largest that is no inset. */
    map: itemId.nullable().default(null),
    numeric: z.boolean().default(true),
    plate: z.boolean().default(true),
  }),
  northArrow: z.object({ ...common, ...turn, type: z.literal('north-arrow'), map: itemId.nullable().default(null) }),
  text: textItem,
  table: z.object({ ...common, ...tableItemShape, type: z.literal('table') }),
  chart: z.object({ ...common, ...chartItemShape, type: z.literal('chart') }),
  image: imageItem,
  /** From the top left corner of its box to the bottom right one, or the other diagonal; a flat box is a level line. */
  line: z.object({ ...common, ...turn, ...stroke, type: z.literal('line'), rising: z.boolean().default(false) }),
  rectangle: z.object({ ...common, ...turn, type: z.literal('rectangle'), radius_mm: z.number().min(0).max(500).default(0) }),
  /** A small map of France, or of a territory, with the extent of a map item on it. */
  locator: z.object({
    ...common,
    type: z.literal('locator'),
    map: itemId.nullable().default(null),
    /** `auto`: the country, or the overseas département the map shows. */
    epsg: system.default('auto'),
    view: mapViewSchema.nullable().default(null),
    layers: z.array(z.string().regex(LAYER_ID)).max(20).default([]),
    colour: colour.default('#c8390b'),
  }),
};

/** Items on the page, told apart by `type`. */
export const pageItemSchema = z.discriminatedUnion('type', [
  schemas.map,
  schemas.legend,
  schemas.scaleBar,
  schemas.northArrow,
  schemas.text,
  schemas.table,
  schemas.chart,
  schemas.image,
  schemas.line,
  schemas.rectangle,
  schemas.locator,
]);

export const pageGuideSchema = z.object({ axis: z.enum(['x', 'y']), at_mm: millimetres });

export const pageLayoutSchema = z
  .object({
    version: z.literal(PAGE_LAYOUT_VERSION),
    id: z.string().max(60).default(''),
    name: z.string().min(1).max(200),
    page: pageSchema,
    language: z.enum(['fr', 'en']).default('fr'),
    margin_mm: z.number().min(0).max(300).default(10),
    background: colour.default('#ffffff'),
    guides: z.array(pageGuideSchema).max(200).default([]),
    /** What `{{titre}}` and its like say: free words of this page, before those of the project. */
    variables: z.record(z.string().regex(/^[\p{L}\p{N}_.-]{1,60}$/u), z.string().max(2000)).default({}),
    /** Of which objects it is drawn once for each; null: a page by itself. */
    series: pageSeriesSchema.nullable().default(null),
    /** Bottom first. */
    items: z.array(pageItemSchema).max(500),
  })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, { error: 'two items with one id', path: ['items'] });

/** 0 for one that cannot be turned; a map has a view of its own. */
export const rotationOf = (item: PageItem): number => ('rotation' in item ? item.rotation : 0);

export type PageLayout = z.output<typeof pageLayoutSchema>;
export type PageLayoutInput = z.input<typeof pageLayoutSchema>;
export type PageItem = z.output<typeof pageItemSchema>;
export type PageItemInput = z.input<typeof pageItemSchema>;
export type PageItemOf<T extends PageItemType> = Extract<PageItem, { type: T }>;
export type MapItem = PageItemOf<'map'>;
export type TextItem = PageItemOf<'text'>;
export type LegendItem = PageItemOf<'legend'>;
export type MapItemView = z.output<typeof mapViewSchema>;
export type ItemFrame = z.output<typeof itemFrameSchema>;
export type MapGrid = z.output<typeof gridSchema>;
export type PageGuide = z.output<typeof pageGuideSchema>;
