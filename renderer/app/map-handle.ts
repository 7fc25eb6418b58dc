/** The map on screen, for commands: null while there is none. */
import type { MapView } from '../map/map-view.ts';
import { mapOf } from '../tasks/views/maps.ts';

/** The first map; commands of the view go to the one the planner is on, `activeMap` of tasks/views. */
export function theMap(): MapView | null {
  return mapOf('first');
}
