/**
 * The law of undo: whatever a planner does (a thousand steps of shapes, values, deletions, imports, styles, columns), undoing all brings back every byte, in
 * a project closed and opened again too, and redoing all brings back the end. A refusal changes nothing.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, onTestFinished, test } from 'vitest';
import { createProject, openProject, type Project } from '../../../electron/engine/store/index.ts';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { StepLabel } from '../../../shared/domain/change.ts';
import { environment, folder, IMPORT, preparedSite, SITES, STEP, staged } from '../store/support.ts';
import { at, edit, type Position, rectangle, shape } from './support.ts';

const EDITS = 1000;
const LOOK_EVERY = 20;
const COLLECT_EVERY = 60;
const STYLE: StepLabel = { code: 'layer-style', params: { layer: 'x' }, origin: 'style' };
/**
 * Statements live until they are collected, and each transaction walks those alive (`PRAGMA defer_foreign_keys` expires them all): a loop that never waits
 * would spend its time there.
 */
setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;
const collect = async (): Promise<void> => {
  gc();
  await new Promise(setImmediate);
};

/** Mulberry32: the same thousand steps at every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Tables of objects and what links them, all columns, shapes as bytes; columns in the order of their names, for one brought back stands last. */
function state(project: Project): string {
  const hash = createHash('sha256');
  const tables = [...project.layers().map(({ table, geometry }) => ({ table, geometry })), { table: 'site_parcelles', geometry: null }];
  for (const { table, geometry } of tables.sort((a, b) => a.table.localeCompare(b.table))) {
    const columns = [...project.columns(table).map(({ name }) => name), ...(geometry ? ['geom'] : [])].sort();
    hash.update(JSON.stringify([table, columns]));
    for (const row of project.rows(table, { columns })) {
      for (const name of columns) {
        const value = row[name] ?? null;
        hash.update(value instanceof Uint8Array ? value : `${typeof value} ${value}\u0000`);
      }
    }
  }
  hash.update(
    JSON.stringify(project.layers().map(({ id, title, visible, opacity, style, filter }) => [id, title, visible, opacity, style, filter])),
  );
  hash.update(JSON.stringify([project.views().map(({ id, title }) => [id, title]), project.settings()]));
  return hash.digest('hex');
}

class Planner {
  readonly project: Project;
  readonly #random: () => number;
  readonly #place: string;
  #imports = 0;

  constructor(project: Project, place: string, seed: number) {
    this.project = project;
    this.#place = place;
    this.#random = generator(seed);
  }

  #upTo(most: number): number {
    return Math.floor(this.#random() * most);
  }

  #one<T>(list: readonly T[]): T {
    return list[this.#upTo(list.length)] as T;
  }

  #fids(table: string, most: number): number[] {
    const all = this.project.rows(table, { columns: ['fid'] }).map(({ fid }) => Number(fid));
    return Array.from({ length: Math.min(all.length, 1 + this.#upTo(most)) }, () => this.#one(all));
  }

  #position(): Position {
    return at(this.#upTo(40) * 10, this.#upTo(40) * 10);
  }

  #table(): string {
    return this.#one(['parcelles', 'parcelles', 'sites', 'contraintes', 'friches_emprises']);
  }

  #drawn(): { type: 'polygon'; polygons: Position[][][] } {
    const [x, y] = [this.#upTo(8) * 50, this.#upTo(8) * 50];
    return { type: 'polygon', polygons: [[rectangle(x, y, 50, 50)]] };
  }

  /** One step, or a refusal; false where there was nothing to do it on. */
  async act(): Promise<boolean> {
    const { project } = this;
    const table = this.#table();
    const fids = this.#fids(table, 3);
    const chance = this.#random();
    if (chance < 0.22 || fids.length === 0) {
      const target = this.#one(['parcelles', 'sites', 'friches', 'contraintes', 'equipements']);
      await edit(project, target, {
        kind: 'create',
        shape: this.#drawn(),
        values: target === 'parcelles' ? { idu: `P${this.#upTo(1e9)}` } : {},
      });
    } else if (chance < 0.32) {
      await edit(project, table, { kind: 'split', fids, line: [this.#position(), this.#position(), this.#position()] });
    } else if (chance < 0.4) await edit(project, table, { kind: 'merge', fids, into: fids[0] as number });
    else if (chance < 0.44) await edit(project, table, { kind: 'hole', fids, ring: rectangle(this.#upTo(400), this.#upTo(400), 15, 15) });
    else if (chance < 0.46) await edit(project, table, { kind: 'fill-holes', fids });
    else if (chance < 0.5)
      await edit(project, table, { kind: 'reshape', fids, line: [this.#position(), this.#position(), this.#position()] });
    else if (chance < 0.54) {
      await edit(project, table, {
        kind: 'transform',
        fids,
        origin: this.#position(),
        angle_deg: this.#upTo(360),
        move: [this.#upTo(9), 0],
      });
    } else if (chance < 0.6) await this.#moveVertex(table, fids[0] as number);
    else if (chance < 0.62) await edit(project, table, { kind: 'explode', fids });
    else if (chance < 0.64) await edit(project, table, { kind: 'buffer', fids, distance_m: 5 + this.#upTo(9), target: 'imp_zones' });
    else if (chance < 0.67) return this.#site();
    else if (chance < 0.7) await edit(project, table, { kind: 'replace', fid: fids[0] as number, shape: this.#drawn() });
    else if (chance < 0.78) return this.#values();
    else if (chance < 0.86) this.#delete(table);
    else if (chance < 0.88) this.#import();
    else if (chance < 0.94) return this.#look();
    else this.#column();
    return true;
  }

  async #moveVertex(table: string, fid: number): Promise<void> {
    const { xy } = shape(this.project, table, fid);
    const index = this.#upTo(xy.length / 2);
    const from: Position = [xy[index * 2] as number, xy[index * 2 + 1] as number];
    const to: Position | null = this.#random() < 0.2 ? null : [from[0] + this.#random() * 1e-4, from[1] + this.#random() * 1e-4];
    await edit(this.project, table, { kind: 'vertices', fids: [fid], moves: [{ from, to }], tables: ['sites'] }, 4326);
  }

  async #site(): Promise<boolean> {
    const fids = this.#fids('parcelles', 3);
    if (fids.length > 0) await edit(this.project, 'parcelles', { kind: 'site-from-parcels', fids });
    return fids.length > 0;
  }

  #values(): boolean {
    const [fid] = this.#fids('sites', 1);
    if (fid === undefined) return false;
    const value = this.#one(['Les Prés', '', null, 'Ünïcode \u0000 et ’', '12']);
    this.project.apply(
      { operations: [{ op: 'put', table: 'sites', rows: [{ fid, site_nom: value, surface_declaree_ha: this.#random() }] }] },
      STEP,
    );
    return true;
  }

  #delete(table: string): void {
    const ranges = this.#fids(table, 4).map((fid) => [fid, fid + this.#upTo(2)] as const);
    this.project.apply({ operations: [{ op: 'delete', table, ranges }] }, STEP);
  }

  #import(): void {
    const rows = Array.from({ length: 3 }, () => preparedSite(this.#upTo(12), { site_nom: `Version ${this.#upTo(99)}` }));
    const unique = [...new Map(rows.map((row) => [row.values['site_id'], row])).values()];
    const file = staged(join(this.#place, `import-${this.#imports++}.gpkg`), SITES, unique);
    this.project.merge(file, { mode: 'update', gone: 'keep' }, IMPORT);
  }

  #look(): boolean {
    const { project } = this;
    const { id } = this.#one(project.layers());
    const chance = this.#random();
    if (chance < 0.4) project.updateLayer(id, { opacity: this.#random(), visible: this.#random() < 0.8 }, STYLE);
    else if (chance < 0.6) project.updateLayer(id, { title: `Couche ${this.#upTo(99)}` }, STYLE);
    else if (chance < 0.75) project.duplicateLayer(id, 'Vue', STYLE);
    else if (chance < 0.9) project.putSettings({ nom: `Projet ${this.#upTo(99)}` }, { ...STYLE, origin: 'settings' });
    else if (id.startsWith('imp_')) project.removeLayer(id, STEP);
    else return false;
    return true;
  }

  #column(): void {
    const { project } = this;
    const layer = project.layers().find(({ table }) => table === 'imp_zones');
    if (!layer) {
      const zones = project.newLayer('Zones', 'MULTIPOLYGON', [{ name: 'nom', type: 'text' }]);
      project.apply({ operations: [] }, STEP, [zones]);
      return;
    }
    const own = layer.fields.map(({ name }) => name);
    const chance = this.#random();
    if (chance < 0.5 || own.length === 0)
      project.changeColumn('imp_zones', { do: 'add', field: { name: `c${this.#upTo(1e6)}`, type: 'text' } }, STEP);
    else if (chance < 0.7) project.changeColumn('imp_zones', { do: 'rename', name: this.#one(own), to: `r${this.#upTo(1e6)}` }, STEP);
    else if (chance < 0.85) project.changeColumn('imp_zones', { do: 'remove', name: this.#one(own) }, STEP);
    else {
      const rows = this.#fids('imp_zones', 5).map((fid) => ({ fid, [this.#one(own)]: this.#random() < 0.5 ? 'x' : null }));
      project.apply({ operations: [{ op: 'put', table: 'imp_zones', rows }] }, STEP);
    }
  }
}

test('a thousand steps are undone to the byte and done again, across a file written and opened again', async () => {
  const place = folder();
  const document = join(place, 'projet.gpkg');
  // a command's copy: no write waits for the disk
  const first = await createProject(document, 'command', environment(), { name: 'Essai' });
  const planner = new Planner(first, place, 4);
  /** Of every LOOK_EVERYth step. */
  const states = new Map([[0, state(first)]]);
  let refused = 0;
  for (let done = 0; done < EDITS; ) {
    try {
      if (!(await planner.act())) continue;
    } catch (error) {
      if (!(error instanceof EmpriseError)) throw error;
      if (states.has(done)) expect(state(first), error.code).toBe(states.get(done));
      refused++;
      continue;
    }
    done++;
    if (done % LOOK_EVERY === 0) {
      states.set(done, state(first));
      if (done % COLLECT_EVERY === 0) await collect();
    }
  }
  // a refusal is no step either
  expect(first.history()).toHaveLength(EDITS);
  expect(refused).toBeGreaterThan(EDITS / 20);
  // the steps are of every kind, and the shapes they leave are sound
  expect(new Set(first.history().map(({ label }) => label.code)).size).toBeGreaterThan(12);
  expect(first.check()).toEqual([]);
  await first.commit();

  const project = await openProject(document, 'command', environment());
  onTestFinished(() => project.close({ discard: true }));
  const expectState = async (step: number): Promise<void> => {
    if (!states.has(step)) return;
    expect(state(project), `step ${step}`).toBe(states.get(step));
    if (step % COLLECT_EVERY === 0) await collect();
  };
  await expectState(EDITS);
  for (let step = EDITS - 1; step >= 0; step--) {
    project.undo();
    await expectState(step);
  }
  expect(() => project.undo()).toThrow('nothing-to-undo');
  for (let step = 1; step <= EDITS; step++) {
    project.redo();
    await expectState(step);
  }
  expect(project.check()).toEqual([]);
}, 240_000);
