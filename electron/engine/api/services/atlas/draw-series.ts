/** The pages of a series, one after the other. What does not depend on the object is read and drawn once. */
import type { DrawnFrame } from '../../../../../shared/cartography/map-frame.ts';
import { drawPage, type PageDrawing } from '../../../../../shared/cartography/page/draw-page.ts';
import { type FrameKeeper, NO_PAGE_DATA, type PageData } from '../../../../../shared/cartography/page/page-data.ts';
import { pageViews } from '../../../../../shared/cartography/page/page-views.ts';
import type { MapItem, PageLayout } from '../../../../../shared/domain/page-layout.ts';
import type { PageObject } from '../../../../../shared/domain/page-report.ts';
import { type Translate, translator } from '../../../../../shared/messages/index.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { gatherPage } from '../layouts/gather.ts';
import { objectOf } from '../layouts/page-object.ts';
import { boundToObject } from './bind-series.ts';
import { degreesOf, NearShelf } from './near-shelf.ts';

/** Adds what a page needs beside the project: base maps. */
export type Furnish = (layout: PageLayout, data: PageData) => Promise<PageData>;

export class SeriesDrawer {
  readonly #reader: ProjectReader;
  readonly #layout: PageLayout;
  readonly #text: Translate;
  readonly #today: string;
  readonly #furnish: Furnish;
  readonly #frames = new SteadyFrames();
  #shelf = new NearShelf();
  /** Where maps that show everything look, found on the first page. */
  #fixed: ReadonlyMap<string, Pick<MapItem, 'view' | 'epsg'>> | null = null;

  constructor(reader: ProjectReader, layout: PageLayout, today: string, furnish: Furnish) {
    this.#reader = reader;
    this.#layout = layout;
    this.#text = translator(layout.language);
    this.#today = today;
    this.#furnish = furnish;
  }

  /** Throws `object-unknown`, and what furnishing rejects with. */
  async page(object: PageObject): Promise<PageDrawing> {
    const bound = boundToObject(this.#reader, this.#layout, object);
    this.#frames.following = followers(bound);
    const isFirst = this.#fixed === null;
    const given = this.#fixed === null ? bound : fixed(bound, this.#fixed);
    this.#lookNear(given, object, isFirst);
    const data = gatherPage(this.#reader, given, { object, today: this.#today, shelf: this.#shelf });
    this.#fixed ??= wholeViews(bound, data, this.#frames.following);
    const layout = fixed(bound, this.#fixed);
    const page = drawPage(layout, await this.#furnish(layout, { ...data, stamp: '' }), this.#text, this.#frames);
    // the maps that stay as they are have been drawn: their layers may go
    if (isFirst) this.#shelf = new NearShelf();
    return page;
  }

  /** The first page draws the maps that stay as they are too, from all they show. */
  #lookNear(layout: PageLayout, object: PageObject, isFirst: boolean): void {
    const { following } = this.#frames;
    const { territory } = objectOf(this.#reader, object, layout.language);
    const views = pageViews(layout, { ...NO_PAGE_DATA, object: territory });
    this.#shelf.near = degreesOf([...views].filter(([id]) => following.has(id)).map(([, view]) => view));
    const visible = (): string[] => this.#reader.drawnLayers().flatMap((layer) => (layer.visible ? [layer.id] : []));
    this.#shelf.whole = new Set(
      layout.items.flatMap((item) => {
        if (item.type === 'locator') return item.layers;
        if (!isFirst || item.type !== 'map' || following.has(item.id)) return [];
        return item.layers === 'project' ? visible() : item.layers;
      }),
    );
  }
}

/** Maps that look elsewhere on each page: those of the object, and those linked to them. */
function followers({ items }: PageLayout): Set<string> {
  const maps = items.filter((item): item is MapItem => item.type === 'map');
  const found = new Set(maps.filter(({ view }) => view.type === 'atlas').map(({ id }) => id));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const { id, view } of maps) if (view.type === 'linked' && found.has(view.map)) found.add(id);
  }
  return found;
}

/** A map of everything is fitted to everything: the objects near another page would be another everything. */
function wholeViews(layout: PageLayout, data: PageData, following: ReadonlySet<string>): Map<string, Pick<MapItem, 'view' | 'epsg'>> {
  const views = pageViews(layout, data);
  return new Map(
    layout.items.flatMap((item) => {
      const view = views.get(item.id);
      if (item.type !== 'map' || following.has(item.id) || !view || item.view.type !== 'territory' || item.view.territory !== null)
        return [];
      const { centre, denominator, projection } = view;
      const epsg = projection.epsg as Exclude<MapItem['epsg'], 'auto'>;
      return [[item.id, { epsg, view: { type: 'scale', centre: [centre[0], centre[1]], denominator } }] as const];
    }),
  );
}

function fixed(layout: PageLayout, views: ReadonlyMap<string, Pick<MapItem, 'view' | 'epsg'>>): PageLayout {
  return { ...layout, items: layout.items.map((item) => (item.type === 'map' ? { ...item, ...views.get(item.id) } : item)) };
}

/** Keeps the maps that are the same on every page. */
class SteadyFrames implements FrameKeeper {
  following: ReadonlySet<string> = new Set();
  readonly #frames = new Map<string, DrawnFrame>();

  get(key: string): DrawnFrame | undefined {
    return this.#frames.get(key);
  }

  set(key: string, frame: DrawnFrame, item: string): void {
    if (!this.following.has(item)) this.#frames.set(key, frame);
  }
}
