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

/** A change of many objects or of a column, told in a toast or refused in words. True when it was done. */
export async function attempt(change: () => Promise<unknown>, done?: { message: string; count: number }): Promise<boolean> {
  try {
    await change();
    if (done) useNotices.getState().toast(done.message, { count: done.count }, 'ok', 'history/undo');
    return true;
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
    return false;
  }
}
