/** What is done in the workshop, each one step of the project's journal; refusals in words. */
import type { CallParams } from '../../../shared/contract/engine.ts';
import type { RoomState, Scenario } from '../../../shared/domain/workshop.ts';
import { call } from '../../engine/call.ts';
import { shellCall } from '../../engine/shell.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useNotices } from '../../state/notices.ts';
import { writePending } from '../../state/pending.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useWorkshop, type WorkshopDialog } from '../../state/workshop.ts';
import { attempt } from '../attempt.ts';

/** A call that only writes. */
type Writing =
  | 'workshop/change-grid'
  | 'workshop/reset-grid'
  | 'workshop/remove-scenario'
  | 'workshop/freeze'
  | 'workshop/judge'
  | 'workshop/put-group'
  | 'workshop/remove-group'
  | 'workshop/put-participant'
  | 'workshop/remove-participant'
  | 'workshop/add-participants'
  | 'workshop/open-round'
  | 'workshop/close-round'
  | 'workshop/reveal-round'
  | 'workshop/put-ballot'
  | 'workshop/remove-ballot'
  | 'workshop/decide'
  | 'workshop/decide-several'
  | 'workshop/remove-decision'
  | 'workshop/comment'
  | 'workshop/remove-comment'
  | 'workshop/put-action'
  | 'workshop/remove-action'
  | 'workshop/note'
  | 'workshop/change-meeting'
  | 'workshop/open'
  | 'workshop/close';

/** True once it is written. */
export function write<C extends Writing>(name: C, params: CallParams<C>): Promise<boolean> {
  return attempt(async () => {
    await writePending();
    await call(name, params);
  });
}

/** Writes the scenario and stays on it; a new one becomes the chosen one. Null: refused. */
export async function putScenario(scenario: Scenario): Promise<number | null> {
  let kept: number | null = null;
  await attempt(async () => {
    const { id } = await call('workshop/put-scenario', { scenario });
    kept = id;
    useWorkshop.getState().set({ scenario: id });
  });
  return kept;
}

/** Weights as the hand left them; the ranking keeps showing them until the engine's word of them is here. */
export async function keepWeights(scenario: Scenario, weights: Readonly<Record<string, number>>): Promise<void> {
  if (same(scenario.weights, weights)) useWorkshop.getState().set({ weights: null });
  else if ((await putScenario({ ...scenario, weights: { ...weights } })) === null) useWorkshop.getState().set({ weights: null });
}

function same(one: Readonly<Record<string, number>>, other: Readonly<Record<string, number>>): boolean {
  const codes = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...codes].every((code) => Math.abs((one[code] ?? 0) - (other[code] ?? 0)) < 1e-9);
}

/** After the engine has started again: the same address, so that phones in the room find it by themselves. */
export async function resumeRoom(room: RoomState): Promise<void> {
  const { address, port, seats, admission } = room;
  const { language } = usePreferences.getState();
  await attempt(async () => {
    useWorkshop.getState().set({ room: await call('workshop/start-room', { address, port, seats, admission, language }) });
    useNotices.getState().toast('workshop.room.resumed', {}, 'ok');
  });
}

/** Opens the public window, or closes it. */
export async function project(open: boolean): Promise<void> {
  await attempt(async () => useWorkshop.getState().set({ projecting: await shellCall('publicWindow', { open }) }));
}

export function showDialog(dialog: WorkshopDialog): void {
  useDialogs.getState().show({ kind: 'workshop', dialog });
}
