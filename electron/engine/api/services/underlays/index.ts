/** Base maps under the maps of a page: their tiles fetched, placed, and what failed said in the page's report. */

import { type PaperTiles, paperTiles } from '../../../../../shared/cartography/base-map/tile-pieces.ts';
import { type DrawingNode, group, type ImageNode } from '../../../../../shared/cartography/drawing.ts';
import type { PlacedView } from '../../../../../shared/cartography/frame-view.ts';
import type { PageData } from '../../../../../shared/cartography/page/page-data.ts';
import type { BaseMap, ShownBaseMap } from '../../../../../shared/domain/base-maps.ts';
import type { PageLayout } from '../../../../../shared/domain/page-layout.ts';
import type { PageWarning } from '../../../../../shared/domain/page-report.ts';
import { type FetchedTiles, layoutOf, type PaperImage, type TileFault, type TilesForPaper, tileName } from '../../../basemaps/index.ts';
import { pictureAsPng } from '../../../exporters/maps/decode-picture.ts';
import { greyPicture } from '../../../exporters/maps/grey-picture.ts';
import type { Hooks } from '../hooks.ts';

export interface Underlays {
  readonly underlays: PageData['underlays'];
  readonly warnings: readonly PageWarning[];
}

export interface UnderlayOptions {
  /** Of the base maps, bottom first, as the project shows them. */
  readonly shown: readonly ShownBaseMap[];
  readonly tiles: TilesForPaper;
  /** Of the export. */
  readonly dpi: number;
  readonly hooks: Pick<Hooks, 'progress' | 'checkpoint'>;
}

/**
 * Pixels for an inch of paper. Photographs bear 254; drawn maps have their own lettering, made for a screen of 96, which would be unreadable at 300.
 */
const MOST_DPI = { photograph: 254, drawn: 150 };
/** For one map: services are no warehouse. */
const MOST_TILES = 900;
/** Names of failed tiles that a warning lists. */
const LISTED = 12;

export const NO_UNDERLAYS: Underlays = { underlays: new Map(), warnings: [] };

/** Whether the page shows any: nothing is opened where it does not. */
export function wantsBaseMaps({ items }: PageLayout): boolean {
  return items.some((item) => item.type === 'map' && !item.hidden && item.baseMaps);
}

export async function underlaysOf(
  layout: PageLayout,
  views: ReadonlyMap<string, PlacedView>,
  options: UnderlayOptions,
): Promise<Underlays> {
  const underlays = new Map<string, { nodes: readonly DrawingNode[]; credits: readonly string[] }>();
  const warnings: PageWarning[] = [];
  for (const item of layout.items) {
    const view = views.get(item.id);
    if (item.type !== 'map' || item.hidden || !item.baseMaps || !view) continue;
    const { nodes, credits, warnings: failures } = await underlayOf(view, item.id, options);
    warnings.push(...failures);
    if (nodes.length > 0) underlays.set(item.id, { nodes, credits });
  }
  return { underlays, warnings };
}

export interface Underlay {
  /** None where no picture came. */
  readonly nodes: readonly DrawingNode[];
  readonly credits: readonly string[];
  readonly warnings: readonly PageWarning[];
}

/** Every base map that is shown, under one map; `item` names it in the warnings. */
export async function underlayOf(view: PlacedView, item: string, options: UnderlayOptions): Promise<Underlay> {
  const nodes: DrawingNode[] = [];
  const credits: string[] = [];
  const warnings: PageWarning[] = [];
  for (const shown of options.shown.filter(({ visible }) => visible)) {
    const { node, failed, total } = await picturesOf(shown, view, options);
    if (node) {
      nodes.push(node);
      credits.push(shown.map.attribution);
    }
    if (failed.length > 0) warnings.push(failureOf(shown.map, item, failed, total));
  }
  return { nodes: nodes.length === 0 ? [] : [group('base-maps', nodes, [...view.box])], credits, warnings };
}

interface Pictures {
  readonly node: DrawingNode | null;
  readonly failed: FetchedTiles['failed'];
  readonly total: number;
}

async function picturesOf(
  { map, opacity, grey }: ShownBaseMap,
  view: PlacedView,
  { tiles, dpi, hooks }: UnderlayOptions,
): Promise<Pictures> {
  const { grid } = layoutOf(map.source, view.projection.epsg);
  const most = isPhotograph(map) ? MOST_DPI.photograph : MOST_DPI.drawn;
  const choice = { dpi: Math.min(dpi, most), most: MOST_TILES, overlap: opacity === 1 && !map.transparent };
  const paper = paperTiles(view, grid, choice);
  if (!paper) return { node: null, failed: [], total: 0 };
  const fetched = await tiles.fetch(map, grid.epsg, paper.tiles, (done, total) => {
    hooks.checkpoint();
    hooks.progress('base-map', map.title, done, total);
  });
  const { images, damaged } = await embeddable(fetched, grey, hooks);
  const nodes = nodesOf(paper, images, opacity);
  return {
    node: nodes.length === 0 ? null : group(map.title, nodes),
    failed: [...fetched.failed, ...damaged],
    total: paper.tiles.length,
  };
}

/** JPEG and PNG go in as they came; what else resvg reads becomes PNG. */
async function embeddable(
  { images }: FetchedTiles,
  grey: boolean,
  hooks: Pick<Hooks, 'checkpoint'>,
): Promise<{ images: Map<string, Pick<ImageNode, 'media' | 'bytes'>>; damaged: FetchedTiles['failed'] }> {
  const found = new Map<string, Pick<ImageNode, 'media' | 'bytes'>>();
  const damaged: FetchedTiles['failed'][number][] = [];
  for (const [name, image] of images) {
    hooks.checkpoint();
    try {
      found.set(name, await embedded(image, grey));
    } catch {
      const [z = 0, x = 0, y = 0] = name.split('/').map(Number);
      damaged.push({ z, x, y, fault: image.media === 'image/webp' ? 'webp' : 'damaged' });
    }
  }
  return { images: found, damaged };
}

async function embedded({ media, bytes }: PaperImage, grey: boolean): Promise<Pick<ImageNode, 'media' | 'bytes'>> {
  if (grey) return { media: 'image/png', bytes: await greyPicture(media, bytes) };
  if (media === 'image/jpeg' || media === 'image/png') return { media, bytes };
  return { media: 'image/png', bytes: await pictureAsPng(media, bytes) };
}

function nodesOf({ tiles }: PaperTiles, images: ReadonlyMap<string, Pick<ImageNode, 'media' | 'bytes'>>, opacity: number): ImageNode[] {
  return tiles.flatMap((tile) => {
    const image = images.get(tileName(tile));
    return image ? tile.pieces.map(({ matrix, crop }): ImageNode => ({ type: 'image', ...image, matrix, crop, opacity })) : [];
  });
}

function failureOf(map: BaseMap, item: string, failed: FetchedTiles['failed'], total: number): PageWarning {
  const counts = new Map<TileFault, number>();
  for (const { fault } of failed) counts.set(fault, (counts.get(fault) ?? 0) + 1);
  const [cause = 'silent'] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  const names = failed.slice(0, LISTED).map(tileName).join(', ');
  return {
    code: 'tiles-failed',
    item,
    params: { name: map.title, count: failed.length, total, cause, tiles: failed.length > LISTED ? `${names}…` : names },
  };
}

const PHOTOGRAPHS = /photo|ortho|satellite|imagery|aérien|aerial/iu;

/** By what it calls itself: services do not say. */
function isPhotograph({ title, source }: BaseMap): boolean {
  const layers = source.type === 'wmts' ? source.sets.map(({ layer }) => layer) : source.type === 'wms' ? [source.layers] : [];
  return PHOTOGRAPHS.test([title, ...layers].join(' '));
}
