/** What the menu of a column offers and does. */
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import { call } from '../../engine/call.ts';
import type { TableSort } from '../../state/table-view.ts';
import { attempt } from '../attempt.ts';
import type { ColumnMenuActions } from './ColumnMenu.tsx';
import { moved } from './column-order.ts';

export const LEAST_WIDTH = 44;
const WIDTH_STEP = 24;

interface ColumnDeeds {
  readonly layer: LayerInfo;
  /** Columns in order. */
  readonly shown: readonly string[];
  readonly sort: readonly TableSort[];
  readonly setSort: (sort: readonly TableSort[]) => void;
  readonly sortThen: (field: string) => void;
  readonly setShown: (names: readonly string[]) => void;
  readonly setWidth: (field: string, width: number) => void;
  readonly filter: (field: string) => void;
  readonly statistics: (field: string) => void;
  readonly calculate: (field: string) => void;
  readonly rename: (field: string) => void;
}

export function columnActionsOf(deeds: ColumnDeeds): ColumnMenuActions {
  const { layer, shown, sort } = deeds;
  const isOwn = (name: string): boolean => layer.table.startsWith('imp_') && layer.fields.some((field) => field.name === name);
  return {
    offers: (action, { name, editable }) => {
      const isSorted = sort.some(({ field }) => field === name);
      if (action === 'table.sort.then') return sort.length > 0 && !isSorted;
      if (action === 'table.sort.none') return isSorted;
      if (action === 'table.column.calculate') return editable;
      if (action === 'table.column.rename' || action === 'table.column.remove') return isOwn(name);
      if (action === 'table.column.left') return shown[0] !== name;
      if (action === 'table.column.right') return shown.at(-1) !== name;
      if (action === 'table.column.hide') return shown.length > 1;
      return true;
    },
    run: (action, { name, width }) => {
      switch (action) {
        case 'table.sort.ascending':
        case 'table.sort.descending':
          return deeds.setSort([{ field: name, descending: action === 'table.sort.descending' }]);
        case 'table.sort.then':
          return deeds.sortThen(name);
        case 'table.sort.none':
          return deeds.setSort(sort.filter(({ field }) => field !== name));
        case 'table.column.filter':
          return deeds.filter(name);
        case 'table.column.statistics':
          return deeds.statistics(name);
        case 'table.column.calculate':
          return deeds.calculate(name);
        case 'table.column.left':
        case 'table.column.right':
          return deeds.setShown(moved(shown, name, action === 'table.column.left' ? -1 : 1));
        case 'table.column.wider':
        case 'table.column.narrower':
          return deeds.setWidth(name, Math.max(LEAST_WIDTH, width + (action === 'table.column.wider' ? WIDTH_STEP : -WIDTH_STEP)));
        case 'table.column.hide':
          return deeds.setShown(shown.filter((other) => other !== name));
        case 'table.column.rename':
          return deeds.rename(name);
        case 'table.column.remove':
          return void attempt(() => call('table/remove-column', { table: layer.table, field: name }));
      }
    },
  };
}
