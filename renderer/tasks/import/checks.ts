/** Checks of whole files, beside the dialog: one state for each layer, started when its decisions have come to rest, never twice for the same ones. */
import { create } from 'zustand';
import type { EngineError } from '../../../shared/contract/errors.ts';
import type { ImportCheck } from '../../../shared/domain/import.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { followedJobs, jobEnd, useJobs } from '../../state/jobs.ts';
import { usePreferences } from '../../state/preferences.ts';
import { cancelJobs } from './actions.ts';
import { checkKey, type Draft, optionsOf } from './draft.ts';

export interface CheckState {
  /** Decisions it was asked for. */
  readonly key: string;
  readonly job: string | null;
  readonly check: ImportCheck | null;
  readonly error: EngineError | null;
  readonly duration_ms: number;
}

interface CheckStore {
  readonly states: Readonly<Record<string, CheckState>>;
}
export const useChecks = create<CheckStore>()(() => ({ states: {} }));

/** Longer ones are not begun again by themselves at each change. */
const QUICK_MS = 4000;
/** Larger files are not read through before somebody asks for it. */
const BIG_BYTES = 200e6;

const put = (draft: string, state: CheckState): void => useChecks.setState(({ states }) => ({ states: { ...states, [draft]: state } }));

export function isCurrent(state: CheckState | undefined, draft: Draft): boolean {
  return state?.key === checkKey(draft);
}

/** Refused for the decisions as they are; one that somebody cancelled says nothing of the file. */
export function hasFailed(state: CheckState | undefined, draft: Draft): boolean {
  return isCurrent(state, draft) && state?.error !== null && state?.error !== undefined && state.error.code !== 'cancelled';
}

/** Waits for the person's word: the file is big, or the last check took long and the decisions have changed since. */
export function waitsForWord(state: CheckState | undefined, draft: Draft): boolean {
  if (state === undefined) return (draft.bytes ?? 0) > BIG_BYTES;
  return !isCurrent(state, draft) && state.job === null && state.duration_ms > QUICK_MS;
}

/** `again`: also where the same decisions were checked, after a cancel or a failure. */
export async function startCheck(draft: Draft, again = false): Promise<void> {
  const before = useChecks.getState().states[draft.key];
  const key = checkKey(draft);
  if (before?.key === key && !again) return;
  if (before?.job) cancelJobs([before.job]);
  const pending = { key, job: null, check: before?.check ?? null, error: null, duration_ms: 0 };
  put(draft.key, pending);
  const mine = (): boolean => useChecks.getState().states[draft.key]?.key === key;
  try {
    const { leaveOut: _l, replaces: _r, ...options } = optionsOf(draft);
    const { job } = await call('import/check', {
      files: [draft.token],
      options: { ...options, findOverlaps: true },
      language: usePreferences.getState().language,
    });
    followedJobs.add(job);
    useJobs.getState().start(job, 'check', draft.named ? draft.proposal.layer : draft.file);
    if (!mine()) {
      cancelJobs([job]);
      return;
    }
    put(draft.key, { ...pending, job });
    const { check, error, duration_ms } = await jobEnd(job);
    if (mine()) put(draft.key, { key, job: null, check, error, duration_ms });
  } catch (error) {
    if (mine()) put(draft.key, { ...pending, check: null, error: refusalOf(error) });
  }
}

/** Ends those under way and forgets all results: the dialog closes, or the import begins. */
export function endChecks(): void {
  const running = Object.values(useChecks.getState().states).flatMap(({ job }) => (job === null ? [] : [job]));
  cancelJobs(running);
  useChecks.setState({ states: {} });
}
