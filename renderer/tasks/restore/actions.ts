/** What is done with restore points; refusals in words. */
import type { CallParams } from '../../../shared/contract/engine.ts';
import type { RestorePoint } from '../../../shared/domain/restore-points.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { call } from '../../engine/call.ts';
import { refresh } from '../../engine/query.ts';
import { useNotices } from '../../state/notices.ts';
import { writePending } from '../../state/pending.ts';
import type { Format } from '../../ui/format.ts';
import { attempt } from '../attempt.ts';

/** What the list of points is refreshed by: no table of the project. */
export const POINTS = 'emprise_points';

/** The name a person gave, or why and when it was made. */
export function pointName(point: RestorePoint, text: Translate, format: Format): string {
  return point.name === '' ? `${text(`restore.cause.${point.cause}`)}, ${format.moment(point.at)}` : point.name;
}

export function createPoint(name: string): Promise<boolean> {
  return attempt(async () => {
    await writePending();
    await call('restore/create', { name });
    refresh([POINTS]);
  });
}

export function renamePoint(point: number, name: string): Promise<boolean> {
  return attempt(async () => {
    await call('restore/rename', { point, name });
    refresh([POINTS]);
  });
}

export function removePoint(point: number, name: string): Promise<boolean> {
  return attempt(async () => {
    await call('restore/remove', { point });
    refresh([POINTS]);
    useNotices.getState().toast('restore.deleted', { name });
  });
}

/** To the whole point, a layer or some objects of it: one step, with the way back beside the words. */
export function returnTo(what: CallParams<'restore/return'>, name: string): Promise<boolean> {
  return attempt(async () => {
    await writePending();
    const { skipped } = await call('restore/return', what);
    useNotices.getState().toast('restore.returned', { name }, 'ok', 'history/undo');
    if (skipped.length > 0) useNotices.getState().banner('warning', 'restore.skipped', { count: skipped.length });
  });
}
