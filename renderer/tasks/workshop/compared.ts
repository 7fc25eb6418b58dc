/** Which sites stand side by side. */
import { MOST_COMPARED, useWorkshop } from '../../state/workshop.ts';

/** Takes a site in, or out; a fifth takes the place of the one that came first. */
export function toggleCompared(uid: string): void {
  const { compared, set } = useWorkshop.getState();
  const now = compared ?? [];
  if (now.includes(uid)) set({ compared: now.length > 1 ? now.filter((one) => one !== uid) : null });
  else set({ compared: [...now, uid].slice(-MOST_COMPARED) });
}
