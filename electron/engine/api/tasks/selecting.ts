import type { Located } from '../../../../shared/domain/selecting.ts';
import type { TaskContext } from '../../jobs/task.ts';
import { withReader } from '../services/access.ts';
import { type PlaceQuery, selectByPlace } from '../services/select-by-place.ts';

/** The working copy at `path`, read beside the engine that holds it: its last committed state. */
export function selectByPlaceTask(input: { path: string; query: PlaceQuery }, context: TaskContext): Promise<Located> {
  return withReader(input.path, (reader) =>
    selectByPlace(reader, input.query, {
      progress: (done, total) => context.progress('compare-places', '', done, total),
      checkpoint: () => context.checkpoint(),
    }),
  );
}
