/** The steps of a workshop: frozen and thawed, votes opened. */
import { putScenario, write } from './actions.ts';
import type { WorkshopModel } from './model.ts';

/** Dates the weights and locks them. A scenario that is not kept yet is kept first. */
export async function freeze({ scenario }: WorkshopModel, frozen: boolean): Promise<boolean> {
  const id = scenario.id ?? (await putScenario(scenario));
  return id !== null && (await write('workshop/freeze', { id, frozen }));
}
