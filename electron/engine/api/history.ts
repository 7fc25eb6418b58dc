import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { ChangeReceipt, StepLabel } from '../../../shared/domain/change.ts';
import { PHONE_BALLOT } from './room-desk.ts';
import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

export function historyHandlers(
  workspace: Workspace,
): Pick<EngineHandlers, 'history/list' | 'history/undo' | 'history/redo' | 'history/go'> {
  return {
    'history/list': () => workspace.project.history(),
    'history/undo': async () => {
      keepBallots(workspace, workspace.project.undoLabel());
      return workspace.changed(await workspace.turn('undo'), 'undo');
    },
    'history/redo': async () => workspace.changed(await workspace.turn('redo'), 'redo'),
    'history/go': ({ step }) => goTo(workspace, step),
  };
}

/** What a phone was told is received stays while phones are answered: a step that comes between two others is easily taken back for another. */
function keepBallots({ room }: Workspace, label: StepLabel | null): void {
  if (room.isOpen && label?.code === PHONE_BALLOT) throw new EmpriseError('ballots-kept');
}

/** What was turned before a step failed is said all the same: the project stands there now. */
async function goTo(workspace: Workspace, target: number | null): Promise<{ undone: number; redone: number }> {
  const { project } = workspace;
  const history = project.history();
  if (target !== null && !history.some(({ id }) => id === target)) throw new EmpriseError('object-unknown', { id: String(target) });
  const back = history.filter(({ id, undone }) => !undone && (target === null || id > target));
  const forth = history.filter(({ id, undone }) => undone && target !== null && id <= target);
  if (back.some(({ reversible }) => !reversible)) throw new EmpriseError('nothing-to-undo');
  for (const { label } of back) keepBallots(workspace, label);
  const receipts: ChangeReceipt[] = [];
  try {
    for (const _ of back) receipts.push(await workspace.turn('undo'));
    for (const _ of forth) receipts.push(await workspace.turn('redo'));
  } finally {
    workspace.turned(receipts, forth.length > 0 ? 'redo' : 'undo');
  }
  return { undone: back.length, redone: forth.length };
}
