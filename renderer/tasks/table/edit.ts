import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';
import type { CellValue } from '../../ui/field-value.ts';

/** Writes one value; it can be undone. */
export async function writeValue(table: string, fid: number, field: string, value: CellValue): Promise<void> {
  try {
    await call('object/put', { table, fid, values: { [field]: value } });
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}
