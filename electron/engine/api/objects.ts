import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { Row } from '../../../shared/domain/change.ts';
import { definitionOfTable } from '../../../shared/domain/kinds/index.ts';
import { checkedValues } from './edited-values.ts';
import { followingKey } from './linked-keys.ts';
import type { EngineHandlers } from './serve.ts';
import { goingAlong } from './services/going-along.ts';
import { existing, objectSheet } from './services/object-sheet.ts';
import type { Workspace } from './workspace.ts';

export function objectHandlers(workspace: Workspace): Pick<EngineHandlers, Extract<keyof EngineHandlers, `object/${string}`>> {
  return {
    'object/get': ({ table, fid }) => objectSheet(workspace.project, table, fid),
    'object/put': ({ table, fid, values }) => {
      const { project } = workspace;
      const row = existing(project, table, fid, { results: false });
      const checked = checkedValues(project, table, row, values);
      const fields = Object.keys(values);
      const label = {
        code: 'edit-object',
        params: { table, name: displayName(table, row), field: fields.length === 1 ? (fields[0] as string) : '', count: fields.length },
        origin: 'edit',
      } as const;
      const primaryKey = project.primaryKey(table);
      const own = { op: 'put', table, rows: [{ [primaryKey]: fid, ...checked }] } as const;
      return workspace.changed(project.apply({ operations: [own, ...followingKey(project, table, row, checked)] }, label), 'edit');
    },
    'object/delete': async ({ table, fids }) => {
      const { project } = workspace;
      const { title } = project.layer(table);
      const chosen = new Set(fids);
      const missing = project.firstMissing(table, fids);
      if (missing !== null) throw new EmpriseError('object-unknown', { layer: table, id: missing });
      const label = { code: 'delete-objects', params: { layer: title ?? table, table, count: chosen.size }, origin: 'edit' } as const;
      const along = goingAlong(project, table, [...chosen]).map((one) => ({ table: one.table, ranges: rangesOf(new Set(one.keys)) }));
      const change = { do: 'delete', tables: [{ table, ranges: rangesOf(chosen) }, ...along] } as const;
      return workspace.changed((await workspace.change(change, label, chosen.size)).receipt, 'edit');
    },
  };
}

/** Neighbouring numbers together: a whole table is one range. */
function rangesOf(fids: ReadonlySet<number>): [number, number][] {
  const ranges: [number, number][] = [];
  for (const fid of [...fids].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && fid === last[1] + 1) last[1] = fid;
    else ranges.push([fid, fid]);
  }
  return ranges;
}

function displayName(table: string, row: Row): string {
  const key = definitionOfTable(table)?.table.key ?? 'fid';
  return String(row['site_nom'] ?? row['nom'] ?? row[key] ?? row['fid'] ?? '');
}
