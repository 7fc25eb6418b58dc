import type { CallResult } from '../../../shared/contract/engine.ts';
import { hasMessage, type Translate } from '../../../shared/messages/index.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useNotices } from '../../state/notices.ts';
import { writePending } from '../../state/pending.ts';
import { inWords } from '../../state/words.ts';

export type JournalStep = CallResult<'history/list'>[number];

/** The name of a step: its message, or the word for its origin. A `table` stays a code: the message chooses its noun by it. */
export function stepName(
  label: { readonly code: string; readonly params: JournalStep['label']['params']; readonly origin: string },
  text: Translate,
): string {
  const id = `step.${label.code}`;
  const params = Object.fromEntries(
    Object.entries(label.params).map(([name, value]) => [
      name,
      typeof value === 'string' && name !== 'table' ? inWords(value, text) : value,
    ]),
  );
  return hasMessage(id) ? text(id, params) : text(`step.origin.${label.origin}`);
}

async function step(name: 'history/undo' | 'history/redo', message: string, text: Translate): Promise<void> {
  try {
    await writePending();
    const receipt = await call(name, {});
    useNotices.getState().toast(message, { step: stepName(receipt.step.label, text) }, 'info');
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
  }
}

/** Several steps as one gesture, so that `target` becomes the last one done (null: none is). */
export async function goTo(steps: readonly JournalStep[], target: number | null, text: Translate): Promise<void> {
  const { toast, refuse } = useNotices.getState();
  try {
    await writePending();
    const { undone, redone } = await call('history/go', { step: target });
    const step = steps.find((one) => one.id === target);
    const where = step ? stepName(step.label, text) : text('history.start');
    toast('history.gone', { step: where, undone, redone }, 'info');
  } catch (error) {
    refuse(refusalOf(error));
  }
}

export const undo = (text: Translate): Promise<void> => step('history/undo', 'history.undone', text);
export const redo = (text: Translate): Promise<void> => step('history/redo', 'history.redone', text);
