/** The room's server, on demand. */
import { localAddresses } from '../room/addresses.ts';
import type { EngineHandlers } from './serve.ts';
import type { WorkshopDesk } from './workshop.ts';

type Handlers = Pick<EngineHandlers, Extract<keyof EngineHandlers, `workshop/${string}`>>;

export function roomHandlers({ workspace }: WorkshopDesk) {
  return {
    'workshop/addresses': () => localAddresses(),
    'workshop/start-room': (place) => workspace.room.start(workspace.project, place),
    'workshop/stop-room': async () => {
      await workspace.room.stop();
      return {};
    },
    'workshop/room': () => workspace.room.state(),
  } satisfies Partial<Handlers>;
}
