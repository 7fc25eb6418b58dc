import { refusalOf } from '../engine/refusal.ts';
import { useNotices } from '../state/notices.ts';

/** Shared by the tasks. False where it was refused; the refusal has been said in words. */
export async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
    return false;
  }
}
