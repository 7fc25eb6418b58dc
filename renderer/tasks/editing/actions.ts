/** Edits of shapes: each one step that can be undone; what comes of it is selected and its sheet opens. */
import type { ShapeEdit } from '../../../shared/domain/edit.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useEditing } from '../../state/editing.ts';
import { useNotices } from '../../state/notices.ts';
import { useSelection } from '../../state/selection.ts';
import { useView } from '../../state/view.ts';

/** After it there is a new object to describe; a site from parcels has its name, and shows its area and its parcels first. */
const MAKES: readonly ShapeEdit['kind'][] = ['create', 'split', 'explode'];

/** True when it was done; else the refusal has been said. */
export async function editShape(table: string, edit: ShapeEdit): Promise<boolean> {
  try {
    const { receipt, written, notes } = await call('edit/shape', { table, epsg: useView.getState().readout.epsg, edit });
    const [first] = written.fids;
    // of what was cut, the part that is new
    const made = edit.kind === 'create' ? first : written.fids.find((fid) => !('fids' in edit && edit.fids.includes(fid)));
    useEditing.getState().made(written.table, receipt.step.id);
    useEditing.getState().set({ fresh: MAKES.includes(edit.kind) && made !== undefined ? { table: written.table, fid: made } : null });
    if (first !== undefined) {
      useSelection.getState().select(written.table, written.fids, 'map');
      useView.getState().set({ table: written.table, layer: written.table, inspectorOpen: true, styling: null });
    }
    // the neighbours follow at every drag: the switch of the bar says so
    const note = notes.find(({ code }) => code !== 'neighbours');
    if (note) useNotices.getState().toast(`edit.note.${note.code}`, { count: note.count }, 'info', 'history/undo');
    return true;
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
    return false;
  }
}

/** Asks first where other objects would go with these. */
export async function askToDelete(table: string, fids: readonly number[]): Promise<void> {
  try {
    const held = await call('edit/held', { table, fids: [...fids] });
    if (held.length === 0) await deleteObjects(table, fids);
    else useDialogs.getState().show({ kind: 'delete-objects', table, fids, held });
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}

export async function deleteObjects(table: string, fids: readonly number[]): Promise<void> {
  if (fids.length === 0) return;
  try {
    const { step } = await call('object/delete', { table, fids: [...fids] });
    useEditing.getState().made(table, step.id);
    useSelection.getState().clear('map');
    useNotices.getState().toast('selection.deleted', { count: fids.length }, 'ok', 'history/undo');
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}
