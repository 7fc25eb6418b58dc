import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ChangeReceipt, StepLabel } from '../../../shared/domain/change.ts';
import type { ColumnChange } from '../store/index.ts';
import type { EngineHandlers } from './serve.ts';
import { renameInLayers } from './services/rename-in-layers.ts';
import { calculate, sameValues } from './services/table-calculation.ts';
import type { Workspace } from './workspace.ts';

type EditCalls =
  | 'table/put'
  | 'table/try-calculation'
  | 'table/calculate'
  | 'table/add-column'
  | 'table/rename-column'
  | 'table/remove-column';

/** Edits of many objects, each one step of the journal. */
export function tableEditHandlers(workspace: Workspace): Pick<EngineHandlers, EditCalls> {
  const label = (code: string, table: string, params: StepLabel['params']): StepLabel => ({
    code,
    params: { layer: workspace.project.layer(table).title ?? table, table, ...params },
    origin: 'edit',
  });
  const edited = (receipt: ChangeReceipt) => workspace.changed(receipt, 'edit');
  const changeColumn = (table: string, change: ColumnChange, name: string) => {
    const { project } = workspace;
    project.layer(table);
    const layers = change.do === 'rename' ? renameInLayers(project, table, change.name, change.to) : [];
    return edited(project.changeColumn(table, change, label(`${change.do}-column`, table, { field: name }), layers));
  };
  return {
    'table/put': async ({ table, fids, values }) => {
      const { project } = workspace;
      const same = sameValues(project, table, fids, values);
      const fields = Object.keys(values);
      const params = { count: fids.length, attribute: fields.length === 1 ? (fields[0] as string) : '' };
      const change = { do: 'put', table, fids: [...fids], values: same } as const;
      return edited((await workspace.change(change, label('edit-objects', table, params), fids.length)).receipt);
    },
    'table/try-calculation': async (asked) => {
      const { rows, ...outcome } = await calculate(workspace.project, asked);
      return outcome;
    },
    'table/calculate': async (asked) => {
      const { project } = workspace;
      const { rows, examples, ...outcome } = await calculate(project, asked);
      if (workspace.project !== project) throw new EmpriseError('cancelled');
      if (rows.fids.length === 0) return { ...outcome, receipt: null };
      const params = { count: rows.fids.length, attribute: asked.field };
      const change = { do: 'put-column', table: asked.table, field: asked.field, ...rows } as const;
      const { receipt } = await workspace.change(change, label('calculate', asked.table, params), rows.fids.length);
      return { ...outcome, receipt: edited(receipt) };
    },
    'table/add-column': ({ table, field }) => changeColumn(table, { do: 'add', field }, field.name),
    'table/rename-column': ({ table, field, name }) => changeColumn(table, { do: 'rename', name: field, to: name }, name),
    'table/remove-column': ({ table, field }) => changeColumn(table, { do: 'remove', name: field }, field),
  };
}
