/** What was gone to by the palette, the latest first, by project: a habit of the person, kept on this computer. */
import { type KeptSearches, keptSearchesSchema, type RecentSearch as Recent } from '../../shared/domain/search.ts';

export type { RecentSearch as Recent } from '../../shared/domain/search.ts';

const KEPT = 'emprise.searches';
const MOST = 6;
const MOST_PROJECTS = 20;

export function keyOfRecent(recent: Recent): string {
  if (recent.kind === 'place') return `place ${recent.longitude} ${recent.latitude}`;
  const { kind, table, fid, code } = recent.found;
  return `${kind} ${table ?? ''} ${code ?? fid}`;
}

/** A damaged store is an empty one. */
function kept(): KeptSearches {
  try {
    return keptSearchesSchema.parse(JSON.parse(localStorage.getItem(KEPT) ?? '[]'));
  } catch {
    return [];
  }
}

export function recentSearches(project: string): readonly Recent[] {
  return kept().find((one) => one.project === project)?.recent ?? [];
}

export function rememberSearch(project: string, recent: Recent): void {
  const all = kept();
  const key = keyOfRecent(recent);
  const others = (all.find((one) => one.project === project)?.recent ?? []).filter((one) => keyOfRecent(one) !== key);
  const own = { project, recent: [recent, ...others].slice(0, MOST) };
  localStorage.setItem(KEPT, JSON.stringify([own, ...all.filter((one) => one.project !== project)].slice(0, MOST_PROJECTS)));
}
