import type { Translate } from '../../../shared/messages/index.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { errorText } from '../../state/error-text.ts';
import { useNotices } from '../../state/notices.ts';
import type { CellValue } from '../../ui/field-value.ts';

/** Writes one value, as one step that can be undone. Answers why it is refused, or null. */
export async function writeValue(table: string, fid: number, field: string, value: CellValue, text: Translate): Promise<string | null> {
  try {
    await call('object/put', { table, fid, values: { [field]: value } });
    return null;
  } catch (error) {
    return errorText(refusalOf(error), text);
  }
}

/** One step of the journal that changed many objects. */
export function tellEdited(count: number): void {
  useNotices.getState().toast('table.edited', { count }, 'ok', 'history/undo');
}
