/** Changes of very many rows, as data: they go to a thread that makes them as one step, while the engine answers other calls from what was there. */
import type { ChangeReceipt, Row, StepLabel } from '../../../../shared/domain/change.ts';
import type { Project } from '../../store/index.ts';

/** From so many rows on a change leaves the engine's own loop: below, it is done before a thread has begun. */
export const LARGE_ROWS = 5000;
/** The same for a step of the journal that is taken back or made again. */
export const LARGE_BYTES = 1_000_000;

type Ranges = readonly (readonly [number, number])[];
export type LargeChange =
  | {
      readonly do: 'come-back';
      readonly point: number;
      readonly table?: string | undefined;
      readonly fids?: ReadonlySet<number> | undefined;
    }
  /** The same values into all, or a value for each. */
  | { readonly do: 'put'; readonly table: string; readonly fids: readonly number[]; readonly values: Row }
  | {
      readonly do: 'put-column';
      readonly table: string;
      readonly field: string;
      readonly fids: readonly number[];
      readonly values: readonly Row[string][];
    }
  /** The objects, then what names them. */
  | { readonly do: 'delete'; readonly tables: readonly { readonly table: string; readonly ranges: Ranges }[] }
  | { readonly do: 'remove-layer'; readonly id: string }
  | { readonly do: 'undo' | 'redo' };

export interface LargeOutcome {
  readonly receipt: ChangeReceipt;
  /** Tables a return could not make again. */
  readonly skipped: readonly string[];
}

/** `label`: of the step; undo and redo have that of theirs. Throws what the project throws, which is then as before. */
export function makeChange(project: Project, change: LargeChange, label: StepLabel): LargeOutcome {
  const put = (table: string, rows: Row[]): ChangeReceipt => project.apply({ operations: [{ op: 'put', table, rows }] }, label);
  switch (change.do) {
    case 'come-back':
      return project.points.comeBack(change.point, { table: change.table, fids: change.fids }, label);
    case 'put': {
      const key = project.primaryKey(change.table);
      return alone(
        put(
          change.table,
          change.fids.map((fid) => ({ [key]: fid, ...change.values })),
        ),
      );
    }
    case 'put-column': {
      const { table, field, fids, values } = change;
      const key = project.primaryKey(table);
      return alone(
        put(
          table,
          fids.map((fid, index) => ({ [key]: fid, [field]: values[index] ?? null })),
        ),
      );
    }
    case 'delete':
      return alone(project.apply({ operations: change.tables.map((each) => ({ op: 'delete', ...each })) }, label));
    case 'remove-layer':
      return alone(project.removeLayer(change.id, label));
    case 'undo':
      return alone(project.undo());
    case 'redo':
      return alone(project.redo());
  }
}

const alone = (receipt: ChangeReceipt): LargeOutcome => ({ receipt, skipped: [] });
