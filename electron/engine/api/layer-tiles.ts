/** The tiles of the open project: asked here, cut in threads, kept while they are true, dropped by what a change touches. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { styleFields } from '../../../shared/cartography/style-rules.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { LayerStyle } from '../../../shared/domain/style.ts';
import { isTiled, type PackedTile, type TileDamage } from '../../../shared/domain/tile.ts';
import { openProject, type Project } from '../store/index.ts';
import { TileCache } from '../tiles/cache.ts';
import type { TileWish } from '../tiles/cut.ts';
import { touches } from '../tiles/damage.ts';
import type { AnswerTo, TileJob, TileWorker } from '../tiles/jobs.ts';
import { Overviews } from '../tiles/overviews.ts';
import { TilePool } from '../tiles/pool.ts';
import { TileThread } from '../tiles/thread.ts';
import type { EngineContext } from './context.ts';
import { TileReader } from './threads/tile-reader.ts';

/** An undone step that touched these alone leaves every table as it was. */
const SETTINGS: ReadonlySet<string> = new Set(['emprise_couches', 'emprise_reglages', 'cartes']);
const CACHE_BYTES = 96_000_000;
const THREADS = 2;

/** Reads in this thread, where there is no built one to start (tests on sources). */
class HereWorker implements TileWorker {
  readonly hasEnded = false;
  readonly #open: () => Promise<TileReader>;
  #reader: Promise<TileReader> | null = null;

  constructor(open: () => Promise<TileReader>) {
    this.#open = open;
  }

  async run<J extends TileJob>(job: J): Promise<AnswerTo<J>> {
    this.#reader ??= this.#open();
    return (await this.#reader).run(job);
  }

  interrupt(): void {}

  forget(): void {
    void this.close();
  }

  async close(): Promise<void> {
    const left = this.#reader;
    this.#reader = null;
    await (await left)?.close();
  }
}

interface Asked {
  readonly table: string;
  readonly filter: string | null;
}

export class LayerTiles {
  readonly #context: Pick<EngineContext, 'resources' | 'version' | 'userData'>;
  readonly #cache = new TileCache(CACHE_BYTES);
  /** Counts the changes of each table: a tile asked before one is not kept. */
  readonly #changes = new Map<string, number>();
  /** Since the last change of anything. */
  readonly #counts = new Map<string, Promise<number[]>>();
  #pool: TilePool | null = null;
  #overviews: Overviews | null = null;

  constructor(context: Pick<EngineContext, 'resources' | 'version' | 'userData'>) {
    this.#context = context;
  }

  /** Of a project just opened. */
  open(project: Project): void {
    const { workingPath } = project;
    const { version: appVersion, resources, userData } = this.#context;
    const program = path.join(resources, '..', 'engine', 'tiles.cjs');
    const here = async () => new TileReader(await openProject(workingPath, 'readonly', { userData: null, appVersion }));
    const start = (): TileWorker =>
      existsSync(program) ? new TileThread(program, { path: workingPath, appVersion }) : new HereWorker(here);
    this.#pool = new TilePool(start, THREADS);
    if (project.layers().some((layer) => layer.visible && isTiled(layer))) this.#pool.warm();
    this.#overviews = new Overviews(path.join(userData, 'overviews'), {
      document: () => project.path ?? project.session ?? '',
      stampOf: (table) => (project.hasTable(table) ? project.shapeStamp(table) : null),
      revisionOf: (table) => project.revision(table),
      extentOf: (table) => project.layer(table).extent,
      cut: (table, wish) => this.#asked.askIdle({ type: 'tile', table, filter: null, wish, style: null }),
    });
  }

  /** Settles once the overviews of what was asked for are whole. */
  async overviewsWhole(): Promise<void> {
    await this.#overviews?.whole();
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = null;
    this.#overviews?.close();
    this.#overviews = null;
    this.#counts.clear();
    this.#cache.remove(() => true);
    await pool?.close();
  }

  ask<J extends TileJob>(job: J): Promise<AnswerTo<J>> {
    return this.#asked.ask(job);
  }

  /** Objects in each class a style makes of a table; asked by the map and by the legend, counted once. */
  classes(table: string, filter: string | null, style: LayerStyle): Promise<number[]> {
    const key = [table, filter ?? '', JSON.stringify(style.renderer)].join('\n');
    const known = this.#counts.get(key);
    if (known) return known;
    // the map goes before the legend
    const counts = this.#asked.ask({ type: 'classes', table, filter, style }, 'later');
    this.#counts.set(key, counts);
    counts.catch(() => this.#counts.delete(key));
    return counts;
  }

  /** Null where it was dropped before it was begun. */
  async tile({ table, filter }: Asked, wish: TileWish, style: LayerStyle | null, ticket: number): Promise<PackedTile | null> {
    const key = keyOf(table, filter, wish);
    const kept = this.#cache.get(key) ?? (filter === null ? this.#overviews?.find(table, wish) : null);
    try {
      if (kept) {
        this.#cache.put(key, kept);
        if (style === null || !namesValues(style)) return kept;
        const fids = new Uint32Array(kept.fids.length + kept.grains.fids.length);
        fids.set(kept.fids);
        fids.set(kept.grains.fids, kept.fids.length);
        return { ...kept, values: await this.#asked.ask({ type: 'values', table, fids, style }, ticket) };
      }
      const before = this.#changes.get(table);
      const tile = await this.#asked.ask({ type: 'tile', table, filter, wish, style }, ticket);
      if (this.#changes.get(table) === before) {
        const plain = { ...tile, values: {} };
        this.#cache.put(key, plain);
        if (filter === null) this.#overviews?.keep(table, wish, plain);
      }
      return tile;
    } catch (error) {
      if (error instanceof EmpriseError && error.code === 'cancelled') return null;
      throw error;
    }
  }

  drop(tickets: readonly number[]): void {
    this.#pool?.drop(new Set(tickets));
  }

  /** What a step of the journal means for the tiles of the tables it touched. */
  changed(project: Project, step: { readonly id: number; readonly isEdit: boolean }, tables: readonly string[]): TileDamage[] {
    if (!step.isEdit && tables.some((table) => !SETTINGS.has(table))) this.#pool?.forget();
    this.#counts.clear();
    return tables.flatMap((table) => {
      if (!project.hasTable(table)) {
        this.#remove(table, null);
        return [];
      }
      const boxes = project.boxesOfStep(step.id, table)?.map(([a, b, c, d]): [number, number, number, number] => [a, b, c, d]) ?? null;
      this.#remove(table, boxes);
      this.#overviews?.changed(table, boxes);
      return [{ table, revision: project.revision(table), boxes }];
    });
  }

  #remove(table: string, boxes: TileDamage['boxes']): void {
    this.#changes.set(table, (this.#changes.get(table) ?? 0) + 1);
    this.#cache.remove((key) => {
      const [name, epsg, z, x, y] = key.split(' ');
      if (name !== table) return false;
      const address = { z: Number(z), x: Number(x), y: Number(y) };
      return boxes === null || boxes.some((box) => touches(box, Number(epsg), address));
    });
  }

  get #asked(): TilePool {
    if (!this.#pool) throw new EmpriseError('project-not-open');
    return this.#pool;
  }
}

/** Whether anything is drawn by a value. */
const namesValues = (style: LayerStyle): boolean => styleFields(style).length > 0;

function keyOf(table: string, filter: string | null, { epsg, z, x, y, labels }: TileWish): string {
  return [table, epsg, z, x, y, labels ? 'named' : '', filter ?? ''].join(' ');
}
