import type { RestoreCause, RestorePoint } from '../../../shared/domain/restore-points.ts';
import { AUTOMATIC_ROWS, BUDGET_BYTES } from '../store/index.ts';
import type { EngineHandlers } from './serve.ts';
import { comparison, inTurns, objectDifferences, packedShapes, RestoreComparisons } from './services/restore-comparison.ts';
import type { Workspace } from './workspace.ts';

type RestoreCall = Extract<keyof EngineHandlers, `restore/${string}`>;

/** Restore points: made and compared in turn with what changes the project, in slices that let other calls through. */
export function restoreHandlers(workspace: Workspace): Pick<EngineHandlers, RestoreCall> {
  const comparisons = new RestoreComparisons();
  return {
    'restore/list': () => {
      const { points } = workspace.project;
      return { points: points.list(), bytes: points.bytes(), budget_bytes: BUDGET_BYTES, automaticRows: AUTOMATIC_ROWS };
    },
    'restore/create': async ({ name }) => {
      const point = await inTurns(workspace.project.points.create(name, 'manual'));
      workspace.announce();
      return point;
    },
    'restore/rename': ({ point, name }) => {
      workspace.project.points.rename(point, name);
      workspace.announce();
      return {};
    },
    'restore/remove': ({ point }) => {
      workspace.project.points.remove(point);
      workspace.announce();
      return {};
    },
    'restore/compare': async (states) => {
      const { project } = workspace;
      return comparison(project, states, await comparisons.differences(project, states));
    },
    'restore/objects': async ({ table, offset, limit, ...states }) => {
      const { project } = workspace;
      const difference = await comparisons.table(project, states, table);
      if (!difference) return { total: 0, objects: [] };
      const { added, removed, changed } = difference;
      return {
        total: added.length + removed.length + changed.length,
        objects: objectDifferences(project, states, difference, { offset, limit }),
      };
    },
    'restore/shapes': async ({ table, epsg, most, from, to }) => {
      const { project } = workspace;
      const difference = await comparisons.table(project, { from, to }, table);
      if (!difference) return { added: null, removed: null, changed: null, former: null, left: 0 };
      const { added, removed, changed } = difference;
      const packed = (state: typeof from, keys: readonly number[]) => packedShapes(project, state, difference, keys.slice(0, most), epsg);
      return {
        added: packed(to, added),
        removed: packed(from, removed),
        changed: packed(to, changed),
        former: packed(from, changed),
        left: [added, removed, changed].reduce((sum, keys) => sum + Math.max(0, keys.length - most), 0),
      };
    },
    'restore/return': async ({ point, table, fids }) => {
      const { project } = workspace;
      const found = project.points.list().find(({ id }) => id === point);
      const name = found === undefined ? '' : pointName(found);
      const code = table === undefined ? 'restore-return' : fids === undefined ? 'restore-layer' : 'restore-objects';
      const layer =
        table === undefined ? '' : project.hasTable(table) ? (project.layers().find((one) => one.table === table)?.title ?? table) : table;
      const label = { code, params: { name, layer, count: fids?.length ?? 0 }, origin: 'edit' as const };
      const change = { do: 'come-back', point, table, fids: fids && new Set(fids) } as const;
      const { receipt, skipped } = await workspace.change(change, label, project.points.rowsToReturn(point, table));
      return { receipt: workspace.changed(receipt, 'undo'), skipped: [...skipped] };
    },
  };
}

/** A point made unasked is called after its cause and its moment. */
function pointName({ name, at }: RestorePoint): string {
  return name === '' ? at.slice(0, 16).replace('T', ' ') : name;
}

/**
 * A point made unasked, before what may have to be taken back as a whole. It never keeps that from being done: a project too large to be copied
 * without a word, or a full disk, goes without.
 */
export async function automaticPoint(workspace: Workspace, cause: Exclude<RestoreCause, 'manual'>): Promise<void> {
  const { project } = workspace;
  try {
    const { points } = project;
    const isEmpty = project.layers().every(({ count }) => count === 0);
    if (isEmpty || project.state().readOnly || !points.hasChanged() || points.uncopiedRows() > AUTOMATIC_ROWS) return;
    await inTurns(points.create('', cause));
  } catch (error) {
    process.stderr.write(`restore point: ${String(error)}\n`);
  }
}

/** At the first opening of a day: after it is answered, and before anything is changed. */
export function openingPoint(workspace: Workspace): void {
  const { project } = workspace;
  void workspace.context.turns.take(async () => {
    if (!workspace.isOpen || workspace.project !== project) return;
    const today = new Date().toDateString();
    const isDone = project.points.list().some(({ cause, at }) => cause === 'opening' && new Date(at).toDateString() === today);
    if (!isDone) await automaticPoint(workspace, 'opening');
  });
}
