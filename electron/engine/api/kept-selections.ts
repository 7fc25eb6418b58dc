import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { StepLabel } from '../../../shared/domain/change.ts';
import {
  fidsOfRanges,
  type KeptSelection,
  keptSelectionSchema,
  MOST_KEPT_SELECTIONS,
  rangesOfFids,
} from '../../../shared/domain/kept-selection.ts';
import { freeName } from '../../../shared/domain/views.ts';
import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

type KeptSelectionCall = Extract<keyof EngineHandlers, `kept-selections/${string}`>;
const KEY = 'selections';

/** Selections under a name. They remember objects by their number: one that was deleted is not given, and is again once its deletion is undone. */
export function keptSelectionHandlers(workspace: Workspace): Pick<EngineHandlers, KeptSelectionCall> {
  /** One that another program or a newer Emprise wrote otherwise takes none of the others along. */
  const all = (): KeptSelection[] => {
    const kept = workspace.project.kept(KEY);
    return Array.isArray(kept) ? kept.flatMap((one) => keptSelectionSchema.safeParse(one).data ?? []) : [];
  };
  const find = (id: string): KeptSelection => {
    const found = all().find((one) => one.id === id);
    if (!found) throw new EmpriseError('object-unknown', { id });
    return found;
  };
  const write = (list: readonly KeptSelection[], code: string, name: string) => {
    const label: StepLabel = { code, params: { name }, origin: 'settings' };
    return workspace.changed(workspace.project.keep(KEY, list, label), 'settings');
  };
  const living = (table: string, ranges: KeptSelection['sets'][number]['ranges']): number[] => {
    const { project } = workspace;
    if (!project.hasTable(table)) return [];
    const fids = fidsOfRanges(ranges);
    if (project.firstMissing(table, fids) === null) return fids;
    const key = project.primaryKey(table);
    return project.rowsByKey(table, fids, [key]).map((row) => Number(row[key]));
  };
  return {
    'kept-selections/list': () =>
      all().map(({ id, name, sets }) => ({
        id,
        name,
        layers: sets.map(({ table, ranges }) => ({ table, count: living(table, ranges).length })),
      })),
    'kept-selections/keep': ({ id, name, sets }) => {
      const { project } = workspace;
      const kept = sets.flatMap(({ table, fids }) => {
        project.layer(table);
        const missing = project.firstMissing(table, [...fids]);
        if (missing !== null) throw new EmpriseError('object-unknown', { layer: table, id: missing });
        return fids.length === 0 ? [] : [{ table, ranges: rangesOfFids(fids) }];
      });
      if (kept.length === 0) throw new EmpriseError('parameter-invalid', { name: 'sets', value: '' });
      const before = all();
      if (id !== undefined) {
        const former = find(id);
        const after = { ...former, sets: kept };
        const receipt = write(
          before.map((one) => (one.id === id ? after : one)),
          'selection-replace',
          former.name,
        );
        return { id, name: former.name, receipt };
      }
      if (before.length >= MOST_KEPT_SELECTIONS) throw new EmpriseError('selections-full', { most: MOST_KEPT_SELECTIONS });
      const made = {
        id: freeId(before),
        name: freeName(
          name,
          before.map((one) => one.name),
        ),
        sets: kept,
      };
      return { id: made.id, name: made.name, receipt: write([...before, made], 'selection-keep', made.name) };
    },
    'kept-selections/objects': ({ id }) => ({
      sets: find(id).sets.flatMap(({ table, ranges }) => {
        const fids = living(table, ranges);
        return fids.length === 0 ? [] : [{ table, fids: Float64Array.from(fids) }];
      }),
    }),
    'kept-selections/rename': ({ id, name }) => {
      const former = find(id);
      const others = all().flatMap((one) => (one.id === id ? [] : [one.name]));
      const after = { ...former, name: freeName(name, others) };
      return write(
        all().map((one) => (one.id === id ? after : one)),
        'selection-rename',
        after.name,
      );
    },
    'kept-selections/remove': ({ id }) => {
      const { name } = find(id);
      return write(
        all().filter((one) => one.id !== id),
        'selection-remove',
        name,
      );
    },
  };
}

/** `selection-n`, the first that is free. */
function freeId(taken: readonly KeptSelection[]): string {
  for (let number = 1; ; number++) if (!taken.some(({ id }) => id === `selection-${number}`)) return `selection-${number}`;
}
