/** Selecting by shape, expression and place; totals and bounds of what is selected; measures. All of it only looks. */
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Located } from '../../../shared/domain/selecting.ts';
import { conditionToSql } from '../../../shared/expression/index.ts';
import { measureLine } from '../geometry/measure.ts';
import type { EngineHandlers } from './serve.ts';
import { fieldsOf } from './services/list.ts';
import { selectArea } from './services/select-area.ts';
import { selectionExtent } from './services/selection-extent.ts';
import { selectionTotals } from './services/selection-totals.ts';
import { computeOrder } from './services/table-order.ts';
import type { Workspace } from './workspace.ts';

type SelectingCalls = Extract<keyof EngineHandlers, `selection/${string}` | `measure/${string}`>;

/** Longer tables are read in a thread. */
const ALONE_ROWS = 20_000;
/** Results that nobody has fetched yet. */
const KEPT_RESULTS = 4;

export function selectingHandlers(workspace: Workspace): Pick<EngineHandlers, SelectingCalls> {
  const { context } = workspace;
  const located = new Map<string, Located>();
  let counting: { stop(): void } | null = null;
  return {
    'selection/area': async ({ layers, ...query }) => {
      const { project } = workspace;
      const found = new Map<string, Set<number>>();
      for (const id of layers) {
        const layer = project.layer(id);
        if (layer.geometry === null) continue;
        const fids = await selectArea(project, layer, query);
        if (workspace.project !== project) throw new EmpriseError('cancelled');
        if (fids.length === 0) continue;
        // a layer and a view of it: each object once
        const known = found.get(layer.table) ?? new Set();
        for (const fid of fids) known.add(fid);
        found.set(layer.table, known);
      }
      return { found: [...found].map(([table, fids]) => ({ table, fids: Float64Array.from(fids) })) };
    },
    'selection/where': async ({ layer: id, where }) => {
      const { project } = workspace;
      const layer = project.layer(id);
      // on its own first: what is said of it names its own characters
      conditionToSql(where, fieldsOf(project, layer.table));
      const query = { table: layer.table, sort: [], where: layer.filter === null ? where : `(${where}) et (${layer.filter})` };
      counting?.stop();
      counting = null;
      if (project.keyBounds(layer.table).count <= ALONE_ROWS) return { fids: Float64Array.from(computeOrder(project, query).keys) };
      // only the last of what is being typed counts
      const job = context.jobs.beside('table-order', { path: project.workingPath, query });
      counting = job;
      const { keys } = await job.result;
      return { fids: Float64Array.from(keys) };
    },
    'selection/locate': (query) => {
      const { project } = workspace;
      const { title, table } = project.layer(query.layer);
      project.layer(query.to);
      const answer = workspace.jobs.run({
        kind: 'selection',
        subject: title ?? table,
        start: (hooks) => context.jobs.start('select-by-place', { path: project.workingPath, query }, hooks),
        finish: (result) => {
          located.set(answer.job, result);
          for (const oldest of [...located.keys()].slice(0, -KEPT_RESULTS)) located.delete(oldest);
          return {};
        },
      });
      return answer;
    },
    'selection/located': ({ job }) => {
      const result = located.get(job);
      if (!result) throw new EmpriseError('job-unknown', { job });
      located.delete(job);
      return result;
    },
    'selection/totals': ({ table, fids, first }) => selectionTotals(workspace.project, table, fids, first),
    'selection/extent': ({ sets }) => ({ extent: selectionExtent(workspace.project, sets) }),
    'selection/living': ({ table, fids }) => {
      const { project } = workspace;
      if (!project.hasTable(table)) return { fids: new Float64Array(0) };
      if (project.firstMissing(table, [...fids]) === null) return { fids };
      const key = project.primaryKey(table);
      return { fids: Float64Array.from(project.rowsByKey(table, [...fids], [key]), (row) => Number(row[key])) };
    },
    'measure/line': ({ lonLat, closed }) => {
      if (lonLat.length % 2 !== 0 || !lonLat.every(Number.isFinite)) throw new EmpriseError('parameter-invalid', { name: 'lonLat' });
      return measureLine(lonLat, closed);
    },
  };
}
