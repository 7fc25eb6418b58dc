/** A synthesis shown on slides has one for each site of the shortlist: map, key figures, points to settle. On paper it stays the programme's page. */
import type { ReportSection } from '../../../../../shared/report/model.ts';
import { reportRoom_mm } from '../../../../../shared/report/pages/draw-report.ts';
import type { ReportContext } from './context.ts';
import { sitePhotos } from './photos.ts';
import { sitePoints } from './points.ts';
import { keyFigures, type SiteSubject, siteSubject } from './site.ts';
import { siteMap } from './site-map.ts';

/** Above, a list says more than slides. */
const MOST_SITES = 40;
const MOST_POINTS = 5;
/** One row. */
const MOST_PHOTOS = 3;
/** The shape of the place that a slide has for a map. */
const SLIDE_MAP_HEIGHT = 128;
const SHORTLISTED = 'retenu';

/** None where no site is shortlisted. */
export async function siteSlides(context: ReportContext): Promise<ReportSection[]> {
  const { reader, hooks } = context;
  const rows = reader.rows('sites', { columns: ['site_id'], where: { sql: 'statut = ?', params: [SHORTLISTED] } }).slice(0, MOST_SITES);
  const ids = rows.map((row) => String(row['site_id'])).sort((a, b) => a.localeCompare(b, 'fr', { numeric: true }));
  const sections: ReportSection[] = [];
  for (const [done, id] of ids.entries()) {
    hooks.checkpoint();
    const subject = siteSubject(reader, id);
    hooks.progress('report', subject.site.site_nom ?? id, done, ids.length);
    sections.push(await sitePart(context, subject, SLIDE_MAP_HEIGHT));
  }
  return sections;
}

/** A site in a report on several: map, key figures, what is to be settled. `beside` stands after the key figures. */
export async function sitePart(
  context: ReportContext,
  subject: SiteSubject,
  mapHeight: number,
  beside: ReportSection['blocks'] = [],
): Promise<ReportSection> {
  const { sheet, site, uid } = subject;
  const map = await siteMap(context, site, sheet.fid, uid, { width: reportRoom_mm('portrait').width, height: mapHeight });
  const points = (await sitePoints(context, sheet, site)).slice(0, MOST_POINTS);
  return {
    id: `site-${site.site_id}`,
    title: site.site_nom ?? site.site_id,
    span: 'full',
    blocks: [
      ...(map ? [map] : []),
      { type: 'facts', form: 'tiles', facts: keyFigures(context, subject) },
      ...beside,
      ...(points.length > 0 ? [{ type: 'points' as const, points }] : []),
      ...sitePhotos(context, uid, site.site_nom ?? site.site_id, MOST_PHOTOS),
    ],
  };
}
