/**
 * Overviews of the big layers of a project, kept in files beside the sessions (never in the document: they can always be made again) and made while nothing
 * else is asked: tile by tile, the small scales first. What an edit touches is taken out at once and made again later; what a close cuts short is gone on
 * with at the next opening, as long as the shapes are still those it was made of.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import type { PackedTile } from '../../../shared/domain/tile.ts';
import type { Bbox } from '../../../shared/geo/geometry.ts';
import type { TileAddress } from '../../../shared/geo/tile-grid.ts';
import type { TileWish } from './cut.ts';
import { touches } from './damage.ts';
import { OverviewFile } from './overview-file.ts';
import { overviewLevels, overviewTiles } from './overview-levels.ts';
import { pruneFolders } from './prune-folders.ts';

/** Nothing is made before the asker has been silent for so long. */
const QUIET_MS = 500;
const MOST_BYTES = 500_000_000;

export interface OverviewHooks {
  /** What names the document, or the session that has none yet. */
  readonly document: () => string;
  /** State of the shapes of a table; null where it cannot be told. */
  readonly stampOf: (table: string) => string | null;
  readonly revisionOf: (table: string) => number;
  /** Degrees. */
  readonly extentOf: (table: string) => Bbox | null;
  /** Cuts a tile when nobody waits for another; rejects when somebody comes. */
  readonly cut: (table: string, wish: TileWish) => Promise<PackedTile>;
}

interface Overview {
  readonly table: string;
  readonly file: OverviewFile;
  readonly levels: readonly number[];
  /** As last asked: with places of names or without. */
  wish: TileWish;
  /** Tiles that may be missing, the next one last. */
  missing: TileAddress[] | null;
}

export class Overviews {
  readonly #root: string;
  readonly #hooks: OverviewHooks;
  readonly #folder: string;
  /** By table and system; null where none can be kept. */
  readonly #known = new Map<string, Overview | null>();
  #asked_ms = 0;
  #timer: NodeJS.Timeout | null = null;
  #building: Promise<void> | null = null;
  #closed = false;

  /** `root`: the folder of all documents' overviews. */
  constructor(root: string, hooks: OverviewHooks) {
    this.#root = root;
    this.#hooks = hooks;
    this.#folder = this.#folderOf(hooks.document());
    pruneFolders(root, MOST_BYTES, this.#folder);
  }

  /** A tile without values, or null where none is kept. */
  find(table: string, wish: TileWish): PackedTile | null {
    this.#asked_ms = performance.now();
    const overview = this.#of(table, wish);
    if (!overview) return null;
    if (overview.wish.labels !== wish.labels) overview.missing = null;
    overview.wish = wish;
    this.#wake();
    return overview.levels.includes(wish.z) ? overview.file.get(wish, wish.labels, this.#hooks.revisionOf(table)) : null;
  }

  /** A tile that was cut since `find` did not have it. */
  keep(table: string, wish: TileWish, tile: PackedTile): void {
    const overview = this.#of(table, wish);
    if (!overview?.levels.includes(wish.z) || overview.file.has(wish, wish.labels)) return;
    try {
      overview.file.put(wish, wish.labels, tile);
    } catch {
      // no room: it is cut again when it is asked again
    }
  }

  /** Shapes of a table may have changed, in these boxes (degrees) or anywhere. */
  changed(table: string, boxes: readonly Bbox[] | null): void {
    const stamp = this.#hooks.stampOf(table);
    for (const [key, overview] of this.#known) {
      if (key.slice(0, key.lastIndexOf(' ')) !== table) continue;
      if (!overview || stamp === null) {
        this.#known.delete(key);
        overview?.file.close();
        continue;
      }
      if (overview.file.stamp === stamp) continue;
      const { epsg } = overview.wish;
      try {
        if (boxes === null) overview.file.restart(stamp);
        else overview.file.change(stamp, (address) => boxes.some((box) => touches(box, epsg, address)));
        overview.missing = null;
      } catch {
        // no room to say what is gone: the edit is made all the same, and what is kept serves no more
        this.#known.set(key, null);
        overview.file.close();
      }
    }
    this.#asked_ms = performance.now();
    this.#wake();
  }

  /** Settles once every tile is there, or the project closes. For tests. */
  async whole(): Promise<void> {
    while (!this.#closed && this.#next()) {
      this.#asked_ms = Number.NEGATIVE_INFINITY;
      this.#wake(0);
      await new Promise((resolve) => setTimeout(resolve, 5));
      await this.#building;
    }
  }

  /** What is under way ends with its thread. */
  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    for (const overview of this.#known.values()) overview?.file.close();
    this.#known.clear();
    // saved under another name meanwhile
    const place = this.#folderOf(this.#hooks.document());
    if (place === this.#folder || existsSync(place) || !existsSync(this.#folder)) return;
    try {
      renameSync(this.#folder, place);
    } catch {
      // made again at the next opening
    }
  }

  #folderOf(document: string): string {
    return path.join(this.#root, createHash('sha256').update(document).digest('hex').slice(0, 24));
  }

  #of(table: string, wish: TileWish): Overview | null {
    const key = `${table} ${wish.epsg}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const overview = this.#open(table, wish);
    this.#known.set(key, overview);
    return overview;
  }

  #open(table: string, wish: TileWish): Overview | null {
    const stamp = this.#hooks.stampOf(table);
    const extent = this.#hooks.extentOf(table);
    if (stamp === null || extent === null) return null;
    try {
      mkdirSync(this.#folder, { recursive: true });
      const file = new OverviewFile(path.join(this.#folder, `${table}-${wish.epsg}.tiles`), stamp);
      return { table, file, levels: overviewLevels(extent, wish.epsg), wish, missing: null };
    } catch {
      // no room, or no right to write there: tiles are cut as they are asked
      return null;
    }
  }

  #next(): { overview: Overview; address: TileAddress } | null {
    for (const overview of this.#known.values()) {
      if (!overview) continue;
      const { file, wish, levels, table } = overview;
      overview.missing ??= overviewTiles(this.#hooks.extentOf(table), wish.epsg, levels).reverse();
      for (let address = overview.missing.at(-1); address; overview.missing.pop(), address = overview.missing.at(-1)) {
        if (!file.has(address, wish.labels)) return { overview, address };
      }
    }
    return null;
  }

  #wake(wait_ms = QUIET_MS): void {
    if (this.#closed || this.#timer || this.#building) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      const silent_ms = performance.now() - this.#asked_ms;
      if (silent_ms < QUIET_MS) return this.#wake(QUIET_MS - silent_ms);
      this.#building = this.#build().finally(() => {
        this.#building = null;
        if (this.#next()) this.#wake();
      });
    }, wait_ms);
    this.#timer.unref();
  }

  /** Until somebody asks for something. */
  async #build(): Promise<void> {
    const begun_ms = this.#asked_ms;
    for (let next = this.#next(); next && this.#asked_ms === begun_ms && !this.#closed; next = this.#next()) {
      const { overview, address } = next;
      const { file, table, wish } = overview;
      const { stamp } = file;
      const tile = await this.#hooks.cut(table, { ...wish, ...address }).catch(() => null);
      if (this.#closed || tile === null) return;
      if (this.#known.get(`${table} ${wish.epsg}`) !== overview || file.stamp !== stamp) continue;
      try {
        file.put(address, wish.labels, tile);
      } catch {
        // no room: those that are there serve
        overview.missing = [];
      }
      if (!file.has(address, wish.labels)) overview.missing = [];
    }
  }
}
