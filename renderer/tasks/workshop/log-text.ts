/** An entry of the room's journal in words. */
import type { LogEntry } from '../../../shared/domain/workshop.ts';
import type { Translate } from '../../../shared/messages/index.ts';

export interface LogWords {
  /** Name of the site it is about. */
  readonly site: string | null;
  readonly words: string;
}

/** `names` of sites by their uid; a site that is gone keeps the name it had. */
export function logText(entry: LogEntry, names: ReadonlyMap<string, string>, text: Translate): LogWords {
  const site = entry.site === null ? null : (names.get(entry.site) ?? String(entry.params['name'] ?? ''));
  const note = entry.note ?? '';
  if (entry.code === 'note') return { site, words: site === null ? note : text('workshop.log.note', { site, note }) };
  return { site, words: text(`workshop.log.${entry.code}`, { ...entry.params, note, ...(site === null ? {} : { site }) }) };
}
