/** The days that lead to a site's availability, as far as the project knows them. */
import type { ObjectSheet } from '../../../../../shared/contract/engine.ts';
import type { TimelineBlock } from '../../../../../shared/report/model.ts';
import { rowsOf, textOf } from '../workshop/rows.ts';
import type { ReportContext } from './context.ts';

/** « Avant 2030 » is a day too. */
const LAST_DAYS: Readonly<Record<string, string>> = { 'avant 2030': '2029-12-31' };

/** At most so many steps. Null where fewer than two days are known, one alone being no calendar, and where nothing is still to come. */
export function siteCalendar({ reader, text, today }: ReportContext, sheet: ObjectSheet, most: number): TimelineBlock | null {
  const steps: TimelineBlock['steps'][number][] = [];
  const day = (name: string): string | null => {
    const value = sheet.values[name];
    return typeof value === 'string' && /^\d{4}-\d{2}/.test(value) ? value : null;
  };
  const identified = day('site_identif_date');
  if (identified) steps.push({ date: identified, label: text('report.step.identified'), done: true });
  const updated = day('site_actu_date');
  if (updated && updated !== identified) steps.push({ date: updated, label: text('report.step.updated'), done: true });
  if (sheet.uid !== null) {
    for (const row of reader.rows('actions', { where: { sql: 'site_uid = ?', params: [sheet.uid] } })) {
      const { echeance, titre, statut } = row;
      if (typeof echeance === 'string' && /^\d{4}-\d{2}/.test(echeance))
        steps.push({ date: echeance, label: String(titre ?? ''), done: statut === 'réalisé' });
    }
  }
  for (const { title, due, done } of workshopActions(reader, sheet.uid)) if (due !== null) steps.push({ date: due, label: title, done });
  const maturite = sheet.values['maturite'];
  const last = typeof maturite === 'string' ? LAST_DAYS[maturite] : undefined;
  if (last) steps.push({ date: last, label: text('report.step.available'), done: false });
  const ordered = steps.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  if (ordered.length < 2) return null;
  if (ordered.every(({ date, done }) => done && date < today)) return null;
  const ahead = ordered.filter(({ date, done }) => !done || date >= today);
  const past = ordered.filter((step) => !ahead.includes(step));
  // The nearest of what is past, then what is to come.
  const kept = [...past.slice(-Math.max(1, most - ahead.length)), ...ahead].slice(0, most);
  // What all of it leads to is never the step left out.
  const final = ordered.at(-1);
  if (final && !kept.includes(final)) kept.splice(-1, 1, final);
  return { type: 'timeline', caption: text(last ? 'report.calendar' : 'report.calendar.actions'), steps: kept };
}

/** Actions the workshop gave to the site. */
function workshopActions(reader: ReportContext['reader'], uid: string | null) {
  if (uid === null) return [];
  return rowsOf(reader, 'actions_atelier')
    .filter((row) => row['site_uid'] === uid)
    .map((row) => ({ title: textOf(row['titre']) ?? '', due: textOf(row['echeance']), done: Number(row['fait']) === 1 }))
    .map((action) => ({ ...action, due: action.due !== null && /^\d{4}-\d{2}/.test(action.due) ? action.due : null }));
}
