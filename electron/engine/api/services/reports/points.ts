/** Points to settle before a site is available: what is known to stand in the way, and what is not known. */

import type { ObjectSheet } from '../../../../../shared/contract/engine.ts';
import { recyclageParameters } from '../../../../../shared/domain/analysis.ts';
import type { Value } from '../../../../../shared/domain/change.ts';
import type { SiteFigures } from '../../../../../shared/domain/site.ts';
import { formatDate } from '../../../../../shared/format/dates.ts';
import { formatHectares, formatPercent } from '../../../../../shared/format/quantities.ts';
import type { PointsBlock } from '../../../../../shared/report/model.ts';
import { recyclage } from '../../../analysis/recyclage.ts';
import { oneOf } from '../../../store/index.ts';
import type { ReportContext } from './context.ts';

type Point = PointsBlock['points'][number];

/** Declared areas further apart from the measured one than this share are said. */
const GAP = 0.05;
/** Overlaps smaller than this are noise of the outlines. */
const LEAST_HA = 0.005;

export async function sitePoints(context: ReportContext, sheet: ObjectSheet, site: SiteFigures): Promise<Point[]> {
  const { text, hooks } = context;
  const { language } = hooks;
  const points: Point[] = [
    ...(await constraintPoints(context, sheet)),
    ...(await frichePoints(context, sheet)),
    ...actionPoints(context, sheet),
  ];
  const { surface_ha, surface_declaree_ha: declared } = site;
  if (surface_ha !== null && declared !== null && surface_ha > 0 && Math.abs(declared - surface_ha) / surface_ha > GAP)
    points.push({
      status: 'warning',
      text: text('report.point.gap', {
        declared: formatHectares(declared, language),
        measured: formatHectares(surface_ha, language),
        share: formatPercent(Math.abs(declared - surface_ha) / surface_ha, language),
      }),
      origin: 'calcule',
    });
  const epci = sheet.territoires.filter(({ niveau, part }) => niveau === 'epci' && part !== null && part >= 0.01);
  if (epci.length > 1)
    points.push({
      status: 'warning',
      text: text('report.point.straddling', {
        list: epci.map(({ nom, code, part }) => `${nom ?? code} ${formatPercent(part ?? 0, language)}`).join(', '),
      }),
      origin: 'calcule',
    });
  const reader = context.reader;
  if (!reader.hasTable('contraintes') || reader.count('contraintes') === 0)
    points.push({ status: 'missing', text: text('report.point.unchecked') });
  if (NETWORKS.every((name) => (sheet.values[name] ?? null) === null))
    points.push({ status: 'missing', text: text('report.point.networks') });
  const missing = NEEDED.filter((name) => (sheet.values[name] ?? null) === null);
  if (missing.length > 0)
    points.push({
      status: 'missing',
      text: text('report.point.missing', { list: missing.map((name) => text(`field.${name}`).toLocaleLowerCase(language)).join(', ') }),
    });
  return points;
}

/** What a site cannot be judged without. */
const NETWORKS = ['reseau_eau_potable', 'reseau_assainissement', 'reseau_electrique', 'reseau_fibre_optique', 'reseau_gaz'];
const NEEDED = ['maturite', 'maitrise_fonciere', 'puissance_mw', 'surface_declaree_ha'];

/** Objects of a polygon table over the site, each with the area they share by the project's method; slivers are left out. */
async function overlapsOf(
  { reader, hooks }: ReportContext,
  sheet: ObjectSheet,
  table: string,
  columns: readonly string[],
): Promise<{ readonly values: readonly Value[]; readonly ha: number }[]> {
  const { methode_surface: method } = reader.settings();
  if (!reader.hasTable(table) || sheet.extent === null) return [];
  const [own] = reader.geometries('sites', { fids: [sheet.fid] });
  if (!own?.geometry) return [];
  const sites = [{ uid: 'site', geometry: own.geometry }];
  const found: { values: readonly Value[]; ha: number }[] = [];
  for (const { fid, geometry, values } of reader.geometries(table, { bbox: sheet.extent, columns })) {
    hooks.checkpoint();
    const input = { sites, emprises: [{ uid: String(fid), geometry, friche_id: null }], points: [], method };
    const answer = await recyclage(input, recyclageParameters.parse({}), { checkpoint: () => hooks.checkpoint() });
    const ha = answer.sites[0]?.friche_ha ?? null;
    if (ha !== null && ha >= LEAST_HA) found.push({ values, ha });
  }
  return found.sort((a, b) => b.ha - a.ha);
}

/** Area of the site under each constraint: the largest first. */
async function constraintPoints(context: ReportContext, sheet: ObjectSheet): Promise<Point[]> {
  const { reader, text, hooks } = context;
  const loaded = reader.hasTable('contraintes') ? reader.count('contraintes') : 0;
  if (loaded === 0 || sheet.extent === null) return [];
  const found = await overlapsOf(context, sheet, 'contraintes', ['nom', 'type', 'niveau', 'exclusion']);
  if (found.length === 0) return [{ status: 'ok', text: text('report.point.no-constraint', { count: loaded }), origin: 'calcule' }];
  return found.map(({ values: [nom = null, type = null, niveau = null, exclusion = null], ha }) => {
    const named = nom ?? [type, niveau].filter((part) => part !== null).join(', ');
    const params = { name: String(named || text('kind.contraintes')), area: formatHectares(ha, hooks.language) };
    const id = Number(exclusion ?? 0) === 1 ? 'report.point.exclusion' : 'report.point.constraint';
    return { status: 'warning', text: text(id, params), origin: 'calcule' };
  });
}

const POLLUTED: ReadonlySet<string> = new Set(['pollution avérée', 'pollution supposée', 'pollution probable']);
const CLEAN: ReadonlySet<string> = new Set(['pollution traitée', 'pollution inexistante']);

/** What the inventory says of the ground of the friches inside the site. */
async function frichePoints(context: ReportContext, sheet: ObjectSheet): Promise<Point[]> {
  const { reader, text } = context;
  const inside = await overlapsOf(context, sheet, 'friches_emprises', ['friche_id']);
  const ids = inside.flatMap(({ values: [id = null] }) => (id === null ? [] : [id]));
  if (ids.length === 0) return [];
  const rows = reader.rows('friches', { columns: ['friche_id', 'site_nom', 'sol_pollution_existe'], where: oneOf('friche_id', ids) });
  return rows.flatMap((row): Point[] => {
    const state = row['sol_pollution_existe'];
    if (typeof state !== 'string') return [];
    const params = { name: String(row['site_nom'] ?? row['friche_id']), state };
    if (POLLUTED.has(state)) return [{ status: 'warning', text: text('report.point.pollution', params), origin: 'importe' }];
    return CLEAN.has(state) ? [{ status: 'ok', text: text('report.point.pollution', params), origin: 'importe' }] : [];
  });
}

/** What blocks the actions of the plan, and what they have settled. */
function actionPoints({ reader, text }: ReportContext, sheet: ObjectSheet): Point[] {
  if (sheet.uid === null) return [];
  return reader.rows('actions', { where: { sql: 'site_uid = ?', params: [sheet.uid] } }).flatMap((row): Point[] => {
    const title = String(row['titre'] ?? text('kind.actions'));
    const due = typeof row['echeance'] === 'string' ? formatDate(row['echeance']) : '';
    if (typeof row['blocage'] === 'string' && row['blocage'] !== '')
      return [{ status: 'warning', text: text('report.point.blocked', { title, obstacle: row['blocage'] }), origin: 'saisi' }];
    return row['statut'] === 'réalisé'
      ? [{ status: 'ok', text: text('report.point.done', { title, date: due || 'none' }), origin: 'saisi' }]
      : [];
  });
}
