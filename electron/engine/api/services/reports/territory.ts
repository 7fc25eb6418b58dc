/** The portrait of a territory: EPCI, Territoire d'industrie, département or région. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { departementOfCommune } from '../../../../../shared/domain/regions.ts';
import { formatHectares } from '../../../../../shared/format/quantities.ts';
import type { Geometry } from '../../../../../shared/geo/geometry.ts';
import { containsPoint } from '../../../../../shared/geo/inside.ts';
import type { Fact, Report, ReportSection, TableBlock } from '../../../../../shared/report/model.ts';
import { reportRoom_mm } from '../../../../../shared/report/pages/draw-report.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { type ListedRow, listSites, plain } from '../list.ts';
import { outlineArea_ha } from '../measured.ts';
import { territoryOf } from '../territory.ts';
import { computedFact, fieldQuantity, finished, isComputed, methodOf, type ReportContext } from './context.ts';
import { projectMap } from './project-map.ts';
import { groupTable, type ListedSite, noteBlock, orderedSites, siteTable, summaryFacts, summaryOf } from './site-tables.ts';

const MAP_HEIGHT = 100;
const CODES = { epci: 'epci_siren', ti: 'ti_id', departement: 'departement', region: 'region' } as const;
type Level = keyof typeof CODES;
const isLevel = (level: string): level is Level => Object.hasOwn(CODES, level);

export async function territoryReport(context: ReportContext): Promise<Report> {
  const { reader, text, request } = context;
  const id = request.id ?? '';
  const territory = territoryOf(reader, id, text);
  if (!isLevel(territory.level))
    throw new EmpriseError('parameter-invalid', { name: 'id', value: id, known: Object.keys(CODES).join(', ') });
  const { level } = territory;
  const code = id.slice(level.length + 1);
  const listed = listSites(reader).filter((site) => site[CODES[level]] === code) as ListedSite[];
  const sites = orderedSites(listed);
  // Where no analysis said in which territory a site lies, nothing is known of it: that is not the same as no site.
  const isKnown = isComputed(context, 'territoire');
  const summary = summaryOf(context, listed, 'maturite');
  const friches = frichesOf(context, level, code, territory.geometries);
  const map = await projectMap(context, territory.geometries, territory.title, {
    width: reportRoom_mm('portrait').width,
    height: MAP_HEIGHT,
  });
  const sections: ReportSection[] = [
    {
      id: 'carte',
      title: null,
      span: 'full',
      blocks: [
        ...(map ? [map] : []),
        {
          type: 'facts',
          form: 'tiles',
          facts: isKnown
            ? summaryFacts(context, summary)
            : summaryFacts(context, summary).map((fact) => ({ ...fact, value: null, detail: null, origin: null })),
        },
      ],
    },
    {
      id: 'maturite',
      title: text('report.by.maturite'),
      span: 'half',
      blocks: isKnown ? [groupTable(context, summary, 'maturite')] : [noteBlock(text('report.never'), 'warning')],
    },
    {
      id: 'territoire',
      title: text('report.territory.figures'),
      span: 'half',
      blocks: [
        {
          type: 'facts',
          form: 'list',
          facts: territoryFacts(context, territory.geometries, isKnown || level === 'ti' ? friches : null, code),
        },
      ],
    },
    {
      id: 'sites',
      title: text('report.sites'),
      span: 'full',
      blocks: !isKnown
        ? [noteBlock(text('report.territory.unknown'), 'warning')]
        : sites.length === 0
          ? [noteBlock(text('report.territory.no-sites'))]
          : [siteTable(context, sites, summary, false)],
    },
    ...(friches.length === 0
      ? []
      : [{ id: 'friches', title: text('report.territory.friches'), span: 'full' as const, blocks: [fricheTable(context, friches)] }]),
  ];
  return finished(context, {
    title: territory.title,
    subtitle: isKnown
      ? text('report.territory.subtitle', { level: text(`report.level.${level}`), code, count: summary.sites })
      : `${text(`report.level.${level}`)} ${code}`,
    sections,
    tables: ['sites', 'friches', 'friches_emprises', 'epci', 'communes', 'territoires'],
    analyses: ['surface', 'recyclage', 'territoire'],
    methods: [text('report.method.number'), text('report.method.friches')],
  });
}

interface Friche {
  readonly row: ListedRow;
  /** Of its outline; null for a friche known by a point. */
  readonly surface_ha: number | null;
}

/** Friches whose place lies in the territory: by the codes the analysis found, or inside the outline of a Territoire d'industrie. */
function frichesOf({ reader }: ReportContext, level: Level, code: string, outlines: readonly Geometry[]): Friche[] {
  const rows = reader.rows('friches', { results: true });
  if (rows.length === 0) return [];
  const inside = level === 'ti' ? frichesInside(reader, outlines) : null;
  return rows
    .map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)])) as ListedRow)
    .filter((row) => {
      if (inside) return inside.has(Number(row['fid']));
      if (level === 'epci') return row['epci_siren'] === code;
      const insee = row['commune_insee'] ?? row['comm_insee'];
      const departement = typeof insee === 'string' ? departementOfCommune(insee) : null;
      return (level === 'departement' ? departement?.code : departement?.region) === code;
    })
    .map((row) => ({ row, surface_ha: typeof row['surface_ha'] === 'number' ? row['surface_ha'] : null }))
    .sort((a, b) => (b.surface_ha ?? -1) - (a.surface_ha ?? -1));
}

function frichesInside(reader: ProjectReader, outlines: readonly Geometry[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const { fid, geometry } of reader.geometries('friches')) {
    const [x, y] = geometry?.xy ?? [];
    if (x !== undefined && y !== undefined && outlines.some((outline) => containsPoint(outline, x, y))) found.add(fid);
  }
  return found;
}

function territoryFacts(context: ReportContext, outlines: readonly Geometry[], friches: readonly Friche[] | null, code: string): Fact[] {
  const { reader, text, hooks } = context;
  const method = reader.settings().methode_surface;
  const areas = outlines.map((outline) => outlineArea_ha(outline, method));
  const area = areas.every((one) => one !== null) ? areas.reduce((sum: number, one) => sum + (one ?? 0), 0) : null;
  const outlined = (friches ?? []).filter(({ surface_ha }) => surface_ha !== null);
  const fricheArea = outlined.length === 0 ? null : outlined.reduce((sum, { surface_ha }) => sum + (surface_ha ?? 0), 0);
  const without = (friches?.length ?? 0) - outlined.length;
  return [
    { label: text('report.column.code'), value: code, unit: null, origin: null, method: null, detail: null },
    computedFact(text('report.territory.area'), area, 'ha', methodOf(context, 'surface')),
    computedFact(
      text('report.territory.friche-count'),
      reader.count('friches') === 0 || friches === null ? null : friches.length,
      'count',
      text('report.method.friches'),
    ),
    computedFact(text('report.territory.friche-area'), fricheArea, 'ha', methodOf(context, 'surface'), {
      detail:
        without > 0 && fricheArea !== null
          ? text('report.territory.without-outline', { count: without, area: formatHectares(fricheArea, hooks.language) })
          : null,
    }),
  ];
}

const MOST_FRICHES = 30;

function fricheTable({ text }: ReportContext, friches: readonly Friche[]): TableBlock {
  const field = (row: ListedRow, name: string) => fieldQuantity('friches', name, row[name] ?? null, text).value;
  const shown = friches.slice(0, MOST_FRICHES);
  const more = friches.length - shown.length;
  return {
    type: 'table',
    caption: text('report.territory.friches'),
    columns: [
      { key: 'site_nom', title: text('report.column.friche-name'), type: 'text', unit: null, weight: 4 },
      { key: 'comm_nom', title: text('report.column.commune'), type: 'text', unit: null, weight: 2.4 },
      { key: 'site_type', title: text('field.site_type'), type: 'text', unit: null, weight: 2.4 },
      { key: 'site_statut', title: text('field.site_statut'), type: 'text', unit: null, weight: 2.4 },
      { key: 'sol_pollution_existe', title: text('field.sol_pollution_existe'), type: 'text', unit: null, weight: 2.4 },
      { key: 'surface_ha', title: text('figure.surface'), type: 'number', unit: 'ha', decimals: 1, weight: 1.5 },
    ],
    rows: shown.map(({ row, surface_ha }) => ({
      cells: [
        row['site_nom'] ?? row['friche_id'] ?? null,
        row['comm_nom'] ?? null,
        field(row, 'site_type'),
        field(row, 'site_statut'),
        field(row, 'sol_pollution_existe'),
        surface_ha,
      ],
    })),
    total: more > 0 ? { cells: [text('report.territory.more', { count: more }), null, null, null, null, null] } : null,
  };
}
