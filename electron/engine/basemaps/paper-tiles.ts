/**
 * Tiles for paper: all that a page needs, with the patience a window has not, and what failed told one by one. What the window kept serves here, and the
 * other way round; with the network off, kept images and files are all there is.
 */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { BaseMap, BaseMapSource } from '../../../shared/domain/base-maps.ts';
import { tileAddress } from './address.ts';
import { fetchTile, type TileLines } from './fetch-tile.ts';
import { imageMedia } from './image.ts';
import type { KeptTile, KeptTiles, TileKey } from './kept-tiles.ts';
import { layoutOf, sourceKey } from './layout.ts';
import type { LocalTiles } from './local-tiles.ts';
import { openMbtiles } from './mbtiles.ts';
import type { OwnBaseMaps } from './own.ts';
import { openPmtiles } from './pmtiles.ts';
import { shippedBaseMaps } from './shipped.ts';

export interface TilePlaceOnPaper {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/**
 * `missing`: the file is not on this computer; `vector`: its tiles are no images; `damaged`: no image Emprise reads; `webp`: one that
 * only the screen shows.
 */
export type TileFault = 'offline' | 'silent' | 'refused' | 'missing' | 'vector' | 'damaged' | 'webp';

export interface PaperImage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly media: string;
}

export interface FetchedTiles {
  /** By `z/x/y`; a place where the service has nothing is in neither list. */
  readonly images: ReadonlyMap<string, PaperImage>;
  readonly failed: readonly (TilePlaceOnPaper & { readonly fault: TileFault })[];
}

export interface PaperParts {
  readonly resources: string;
  readonly kept: KeptTiles;
  readonly own: OwnBaseMaps;
  readonly lines: TileLines;
  readonly isAllowed: () => boolean;
}

/** As many as the window asks at once. */
const AT_ONCE = 6;
const ATTEMPTS = 2;
/** Failures in a row before a service is taken to be silent: a page of a thousand tiles must not wait for each. */
const PATIENCE = 6;
/** Then it is left alone: a preview asks again and again. */
const PAUSE_MS = 60_000;

export const tileName = ({ z, x, y }: TilePlaceOnPaper): string => `${z}/${x}/${y}`;

interface Service {
  /** In a row. */
  faults: number;
  /** When it may be asked again, in ms. */
  until: number;
}

export class TilesForPaper {
  readonly #parts: PaperParts;
  readonly #services = new Map<string, Service>();
  readonly #files = new Map<string, Promise<LocalTiles | null>>();

  constructor(parts: PaperParts) {
    this.#parts = parts;
  }

  /** `onTile` is told after each; what it throws ends the fetching and comes through. */
  async fetch(
    shown: BaseMap,
    epsg: number,
    places: readonly TilePlaceOnPaper[],
    onTile: (done: number, total: number) => void,
  ): Promise<FetchedTiles> {
    const images = new Map<string, PaperImage>();
    const failed: (TilePlaceOnPaper & { fault: TileFault })[] = [];
    const map = this.#known(shown);
    const service = this.#service(map.id);
    let next = 0;
    let done = 0;
    const work = async (): Promise<void> => {
      while (next < places.length) {
        const place = places[next++] as TilePlaceOnPaper;
        const found = await this.#one(map, epsg, place, service);
        if (typeof found === 'string') failed.push({ ...place, fault: found });
        else if (found) images.set(tileName(place), found);
        onTile(++done, places.length);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    failed.sort((a, b) => a.z - b.z || a.y - b.y || a.x - b.x);
    return { images, failed };
  }

  async close(): Promise<void> {
    this.#parts.lines.close();
    for (const file of this.#files.values()) (await file)?.close();
  }

  #service(id: string): Service {
    const service = this.#services.get(id) ?? { faults: 0, until: 0 };
    this.#services.set(id, service);
    return service;
  }

  /** A shipped definition wins over the copy in a project: addresses change. */
  #known(shown: BaseMap): BaseMap {
    return shippedBaseMaps(this.#parts.resources).find(({ id }) => id === shown.id) ?? this.#parts.own.find(shown.id)?.map ?? shown;
  }

  async #one(map: BaseMap, epsg: number, place: TilePlaceOnPaper, service: Service): Promise<PaperImage | TileFault | null> {
    const { source } = map;
    if (source.type === 'file') return this.#fromFile(map.id, source, place);
    const { kept, isAllowed } = this.#parts;
    const key: TileKey = { source: sourceKey(source), epsg, ...place };
    const known = await kept.read(key);
    if (known && Date.parse(known.expiresAt) > Date.now()) return known;
    if (!isAllowed()) return known ?? 'offline';
    if (service.until > Date.now()) return known ?? 'silent';
    for (let attempt = 1; ; attempt++) {
      try {
        const found = await this.#asked(map, epsg, place, key, known);
        service.faults = 0;
        return found;
      } catch (error) {
        service.faults += 1;
        if (service.faults >= PATIENCE) service.until = Date.now() + PAUSE_MS;
        const code = error instanceof EmpriseError ? error.code : '';
        const status = error instanceof EmpriseError ? Number(error.params['status'] ?? 0) : 0;
        if (code === 'network-off') return known ?? 'offline';
        if (status === 401 || status === 403) return known ?? 'refused';
        if (code === 'download-not-data') return known ?? 'damaged';
        if (attempt >= ATTEMPTS || service.until > Date.now()) return known ?? 'silent';
      }
    }
  }

  async #asked(map: BaseMap, epsg: number, place: TilePlaceOnPaper, key: TileKey, known: KeptTile | null): Promise<PaperImage | null> {
    const { lines, kept, own } = this.#parts;
    const source = map.source as Exclude<BaseMapSource, { type: 'file' }>;
    const { grid } = layoutOf(source, epsg);
    const address = tileAddress(source, { grid, ...place }, own.find(map.id)?.address ?? null);
    const got = await fetchTile(lines, address, known);
    if (got.what === 'nothing') return null;
    const now = Date.now();
    const times = { fetchedAt: new Date(now).toISOString(), expiresAt: new Date(now + got.life_s * 1000).toISOString() };
    if (got.what === 'unchanged') {
      if (known) await kept.write(key, { ...known, ...times });
      return known;
    }
    const { bytes, media, etag, lastModified } = got;
    if (got.mayKeep) await kept.write(key, { bytes, media, etag, lastModified, ...times });
    return { bytes, media };
  }

  async #fromFile(
    id: string,
    source: Extract<BaseMapSource, { type: 'file' }>,
    { z, x, y }: TilePlaceOnPaper,
  ): Promise<PaperImage | TileFault | null> {
    if (source.content === 'vector') return 'vector';
    const file = this.#parts.own.find(id)?.file;
    const open = this.#files.get(id) ?? (file ? opened(source.format, file) : Promise.resolve(null));
    this.#files.set(id, open);
    const tiles = await open;
    if (!tiles) return 'missing';
    const level = layoutOf(source, 3857).grid.levels[z];
    const bytes = level ? await tiles.tile(Number(level.id), x, y).catch(() => undefined) : null;
    if (bytes === undefined) return 'damaged';
    if (bytes === null) return null;
    const media = imageMedia(bytes);
    return media === null ? 'damaged' : { bytes, media };
  }
}

async function opened(format: 'mbtiles' | 'pmtiles', file: string): Promise<LocalTiles | null> {
  try {
    return format === 'pmtiles' ? await openPmtiles(file) : openMbtiles(file);
  } catch {
    return null;
  }
}
