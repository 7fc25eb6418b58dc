/** Selecting by location: a task of the engine, followed to its end; its result becomes the selection. */
import { tableOfLayer } from '../../../shared/domain/layer.ts';
import type { PlaceRelation } from '../../../shared/domain/selecting.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { followedJobs, jobEnd, useJobs } from '../../state/jobs.ts';
import { useNotices } from '../../state/notices.ts';
import { useProject } from '../../state/project.ts';
import type { CombineMode } from '../../state/selection-sets.ts';
import { combineIn } from './actions.ts';

interface PlaceRequest {
  /** Ids of layers or views. */
  readonly layer: string;
  readonly to: string;
  /** Reference objects; null: all of the layer. */
  readonly among: readonly number[] | null;
  readonly relation: PlaceRelation;
  readonly distance_m: number;
}

export async function selectByPlace({ among, ...request }: PlaceRequest, mode: CombineMode): Promise<void> {
  const { toast, refuse } = useNotices.getState();
  const { generation } = useProject.getState();
  try {
    const { job } = await call('selection/locate', { ...request, ...(among ? { among: Float64Array.from(among) } : {}) });
    followedJobs.add(job);
    useJobs.getState().start(job, 'selection', '');
    const { error } = await jobEnd(job);
    followedJobs.delete(job);
    // another project is open: its objects are others
    if (useProject.getState().generation !== generation) return;
    if (error?.code === 'cancelled') return toast('job.cancelled-toast', {}, 'info');
    if (error) return refuse(error);
    const { fids, ...counts } = await call('selection/located', { job });
    combineIn(tableOfLayer(request.layer), [...fids], mode);
    // what was compared is said even where nothing was found
    toast('select.place.done', { count: fids.length, ...counts }, fids.length === 0 ? 'info' : 'ok');
  } catch (error) {
    refuse(refusalOf(error));
  }
}
