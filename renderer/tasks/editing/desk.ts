/** The window's side of the drawing tools: what they may know is read from the stores, what they ask goes to the engine. */

import { translator } from '../../../shared/messages/index.ts';
import { call } from '../../engine/call.ts';
import type { DeskOrder, DeskState, EditingDesk } from '../../map/editing/desk.ts';
import { useEditing } from '../../state/editing.ts';
import { useNotices } from '../../state/notices.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useProject } from '../../state/project.ts';
import { useSelection } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';
import { editShape } from './actions.ts';
import { isShown, selectedIn, theEditedLayer, titleOf } from './model.ts';

const MOST_TABLES = 50;
const listeners = new Set<(order: DeskOrder) => void>();

/** To the tool in hand. */
export function order(given: DeskOrder): void {
  for (const listener of listeners) listener(given);
}

/** Takes back the last vertex of a drawing under way; false where there is none. */
export function undoVertex(): boolean {
  const { sketch } = useEditing.getState();
  if (!sketch?.drawing || sketch.vertices === 0) return false;
  order({ kind: 'undo-vertex' });
  return true;
}

function state(): DeskState {
  const { project } = useProject.getState();
  const { snapping, sharedBorders, tracing } = useEditing.getState();
  const { language, shownTheme } = usePreferences.getState();
  const layer = theEditedLayer();
  const { scaleDenominator } = useView.getState().readout;
  const shown = [...(project?.layers ?? []), ...(project?.views ?? [])].filter((one) => isShown(one, scaleDenominator));
  const tables = [...new Set([...(layer ? [layer.table] : []), ...shown.map((one) => one.table)])].slice(0, MOST_TABLES);
  const known = (project?.layers ?? []).filter((one) => tables.includes(one.table));
  const text = translator(language);
  return {
    table: layer?.table ?? null,
    geometry: layer?.geometry ?? null,
    selected: selectedIn(layer?.table ?? null),
    tables,
    names: Object.fromEntries(known.map((one) => [one.table, titleOf(one, text)])),
    revision: known.map((one) => `${one.table} ${one.revision}`).join(),
    snapping,
    sharedBorders,
    tracing,
    method: project?.methodeSurface === 'ellipsoide' ? 'ellipsoide' : 'projection_legale',
    language,
    theme: shownTheme,
  };
}

export const editingDesk: EditingDesk = {
  state,
  watch: (changed) => {
    const stops = [
      useEditing.subscribe((now, before) => {
        if (now.snapping !== before.snapping || now.sharedBorders !== before.sharedBorders || now.tracing !== before.tracing) changed();
      }),
      useSelection.subscribe((now, before) => {
        if (now.sets !== before.sets) changed();
      }),
      useView.subscribe((now, before) => {
        if (now.table !== before.table || now.readout.scaleDenominator !== before.readout.scaleDenominator) changed();
      }),
      useProject.subscribe(changed),
      usePreferences.subscribe(changed),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  },
  orders: (listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  snapping: (request) => call('edit/snapping', request),
  commit: (edit) => {
    const { table } = state();
    return table === null ? Promise.resolve(false) : editShape(table, edit);
  },
  say: (message) => useNotices.getState().toast(message, {}, 'info'),
};
