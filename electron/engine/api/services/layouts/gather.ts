/** Everything a page draws from, read from the project: layers, territories, tables, charts, pictures, words. */
import type { PageData, PageTerritory } from '../../../../../shared/cartography/page/page-data.ts';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { PageItem, PageLayout } from '../../../../../shared/domain/page-layout.ts';
import type { PageObject, PageWarning } from '../../../../../shared/domain/page-report.ts';
import { type Translate, translator } from '../../../../../shared/messages/index.ts';
import type { ProjectReader, StoredLayer } from '../../../store/index.ts';
import { territoryOf } from '../territory.ts';
import { chartOf, tableOf } from './figures.ts';
import { LayerShelf } from './layer-shelf.ts';
import { objectOf } from './page-object.ts';
import { pictureOf } from './pictures.ts';

export interface GatherOptions {
  /** The page of a series is about it. */
  readonly object: PageObject | null;
  /** Day the page is drawn, ISO 8601: given, so that the same page gives the same bytes. */
  readonly today: string;
  /** Keeps layers from one drawing to the next. */
  readonly shelf?: LayerShelf;
  readonly underlays?: PageData['underlays'];
}

/** Throws nothing for what a page names and the project lacks: the page's report says it. Throws `object-unknown` for an object of a series that is gone. */
export function gatherPage(reader: ProjectReader, layout: PageLayout, options: GatherOptions): PageData {
  const text = translator(layout.language);
  const shelf = options.shelf ?? new LayerShelf();
  const warnings: PageWarning[] = [];
  const stored = reader.drawnLayers().filter(({ geometry }) => geometry !== null);
  const visible = stored.filter((layer) => layer.visible && layer.count > 0);
  const isSeen = ({ hidden }: PageItem): boolean => !hidden;
  const asked = askedLayers(layout, visible);
  const layers = new Map(
    stored
      .filter(({ id }) => asked.has(id))
      .flatMap((layer) => {
        const data = refusing(layer, layout, warnings, () => shelf.take(reader, layer, layout.language));
        return data ? [[layer.id, data] as const] : [];
      }),
  );
  const object = options.object === null ? null : objectOf(reader, options.object, layout.language);
  const territories = territoriesOf(reader, layout, text);
  const { nom, realisation, contact, demonstration } = reader.settings();
  const images = new Map<number, NonNullable<ReturnType<typeof pictureOf>>>();
  for (const item of layout.items.filter(isSeen)) {
    if (item.type !== 'image' || item.media === null || images.has(item.media)) continue;
    const picture = pictureOf(reader, item.media);
    if (picture) images.set(item.media, picture);
    else warnings.push({ code: 'image-unreadable', item: item.id, params: { name: item.name } });
  }
  const figures = layout.items.filter(isSeen);
  return {
    visible: visible.map(({ id }) => id),
    layers,
    known: new Set(reader.drawnLayers().map(({ id }) => id)),
    territories,
    object: object?.territory ?? null,
    tables: new Map(
      figures.flatMap((item) => {
        const table = item.type === 'table' ? tableOf(reader, item, layout.language, warnings) : null;
        return table ? [[item.id, table] as const] : [];
      }),
    ),
    charts: new Map(
      figures.flatMap((item) => {
        const chart = item.type === 'chart' ? chartOf(reader, item, layout.language, warnings) : null;
        return chart ? [[item.id, chart] as const] : [];
      }),
    ),
    images,
    variables: {
      projet: nom === '' ? text('map.title.default') : nom,
      ...(realisation === '' ? {} : { realisation }),
      ...(contact === '' ? {} : { contact }),
      date: options.today,
      page: String(options.object?.page ?? 1),
      pages: String(options.object?.pages ?? 1),
      ...object?.variables,
    },
    warnings,
    demonstration,
    underlays: options.underlays ?? new Map(),
    stamp: JSON.stringify([
      [...layers].map(([id, data]) => [id, shelf.stampOf(data)]),
      [...territories.keys()],
      options.object,
      outlines(reader),
    ]),
  };
}

/** Layers the maps and locators of a page show. A hidden map is drawn too far as others may be linked to it: its view is all that is needed. */
function askedLayers({ items }: PageLayout, visible: readonly StoredLayer[]): Set<string> {
  const asked = new Set<string>();
  for (const item of items) {
    if (item.type === 'map') for (const id of item.layers === 'project' ? visible.map((one) => one.id) : item.layers) asked.add(id);
    if (item.type === 'locator') for (const id of item.layers) asked.add(id);
  }
  return asked;
}

/** Tables that territories are made of: an outline that changes there changes what a map is fitted to. */
const outlines = (reader: ProjectReader): number[] =>
  ['epci', 'communes', 'territoires', 'sites'].map((table) => (reader.hasTable(table) ? reader.revision(table) : 0));

/** A layer whose filter no longer holds is left out, and named at each map that would show it: showing too much would be worse. */
function refusing<T>(layer: StoredLayer, { items }: PageLayout, warnings: PageWarning[], read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof EmpriseError) || error.code === 'cancelled') throw error;
    for (const item of items) {
      const shows = item.type === 'map' && !item.hidden && (item.layers === 'project' ? layer.visible : item.layers.includes(layer.id));
      if (shows) warnings.push({ code: 'filter-invalid', item: item.id, params: { layer: layer.title ?? layer.id, name: item.name } });
    }
    return null;
  }
}

function territoriesOf(reader: ProjectReader, { items }: PageLayout, text: Translate): Map<string, PageTerritory> {
  const found = new Map<string, PageTerritory>();
  for (const item of items) {
    const view = item.type === 'map' || item.type === 'locator' ? item.view : null;
    if (view?.type !== 'territory' || view.territory === null || found.has(view.territory)) continue;
    const territory = known(() => territoryOf(reader, view.territory as string, text));
    // Around a site its surroundings matter as much: nothing is veiled.
    if (territory)
      found.set(view.territory, { title: territory.title, geometries: territory.geometries, veils: territory.level !== 'site' });
  }
  return found;
}

function known<T>(find: () => T): T | null {
  try {
    return find();
  } catch (error) {
    if (
      error instanceof EmpriseError &&
      (error.code === 'object-unknown' || error.code === 'parameter-invalid' || error.code === 'layer-unknown')
    )
      return null;
    throw error;
  }
}
