/** Tables of sites: the same columns and the same rows in every report that lists them. */
import type { SiteFigures, Summary } from '../../../../../shared/domain/site.ts';
import { formatHectares } from '../../../../../shared/format/quantities.ts';
import type { Fact, ReportBlock, ReportValue, TableBlock, TableColumn, TableRow } from '../../../../../shared/report/model.ts';
import type { ListedRow } from '../list.ts';
import { nameOfCode, type SummaryGroup, summarise } from '../summary.ts';
import { computedFact, fieldQuantity, maturityLabel, methodOf, type ReportContext } from './context.ts';

export type ListedSite = SiteFigures & ListedRow;

const MATURITIES = ['disponible', 'court terme', 'avant 2030'];

const rankOf = (maturite: string | null): number => {
  const at = maturite === null ? -1 : MATURITIES.indexOf(maturite);
  return at < 0 ? MATURITIES.length : at;
};

/** In the order of maturity, then of area: what is ready first. */
export function orderedSites(sites: readonly ListedSite[]): ListedSite[] {
  return [...sites].sort(
    (a, b) =>
      rankOf(a.maturite) - rankOf(b.maturite) || (b.surface_ha ?? -1) - (a.surface_ha ?? -1) || a.site_id.localeCompare(b.site_id, 'fr'),
  );
}

export function summaryOf({ reader }: ReportContext, sites: readonly ListedSite[], by: SummaryGroup): Summary {
  return summarise(sites, by, reader.settings().methode_surface, nameOfCode);
}

/** The programme's figures: sites, total, mean, median, recycling. */
export function summaryFacts(
  context: ReportContext,
  { sites, surface_ha, moyenne_ha, mediane_ha, recyclage, sans_surface }: Summary,
): Fact[] {
  const { text, hooks } = context;
  const method = methodOf(context, 'surface');
  return [
    computedFact(text('report.figure.sites', { count: sites }), sites, 'count', text('report.method.count')),
    computedFact(text('report.figure.total'), surface_ha, 'ha', method, {
      detail: sans_surface > 0 ? text('report.figure.without', { count: sans_surface }) : null,
    }),
    computedFact(text('report.figure.mean'), moyenne_ha, 'ha', method),
    computedFact(text('report.figure.median'), mediane_ha, 'ha', method),
    computedFact(text('report.figure.recycled', { count: recyclage.sites }), recyclage.sites, 'count', methodOf(context, 'recyclage'), {
      detail: recyclage.ha === null ? null : text('report.figure.recycled-area', { area: formatHectares(recyclage.ha, hooks.language) }),
    }),
  ];
}

const number = (key: string, title: string, unit: TableColumn['unit'], weight: number, more: Partial<TableColumn> = {}): TableColumn => ({
  key,
  title,
  type: 'number',
  unit,
  weight,
  ...more,
});
const words = (key: string, title: string, weight: number, type: TableColumn['type'] = 'text'): TableColumn => ({
  key,
  title,
  type,
  unit: null,
  weight,
});

/** Sites, hectares and recycling by group, with their total. */
export function groupTable({ text }: ReportContext, summary: Summary, by: SummaryGroup): TableBlock {
  const name = (code: string | null, nom: string | null): string => {
    if (code === null) return text('cli.summary.no-group');
    return by === 'maturite' ? (maturityLabel(code, text) ?? code) : (nom ?? code);
  };
  const groups = by === 'maturite' ? [...summary.by].sort((a, b) => rankOf(a.code) - rankOf(b.code)) : summary.by;
  return {
    type: 'table',
    caption: text(`report.by.${by}`),
    columns: [
      words('groupe', text(`cli.summary.by.${by}`), 4),
      number('sites', text('report.column.sites'), 'count', 1.5, { sum: true }),
      number('surface_ha', text('figure.surface'), 'ha', 2.2, { decimals: 1, sum: true, origin: 'calcule' }),
      number('recyclage', text('report.column.recycling'), 'count', 1.9, { sum: true }),
      number('friche_ha', text('report.column.recycled'), 'ha', 2.2, { decimals: 1, sum: true, origin: 'calcule' }),
    ],
    rows: groups.map(({ code, nom, sites, surface_ha, recyclage }) => ({
      cells: [name(code, nom), sites, surface_ha, recyclage.sites, recyclage.ha],
    })),
    total: {
      cells: [text('report.total'), summary.sites, summary.surface_ha, summary.recyclage.sites, summary.recyclage.ha],
      strong: true,
    },
  };
}

interface SiteColumn {
  readonly column: TableColumn;
  readonly value: (site: ListedSite) => ReportValue;
}

/** A site outside every loaded Territoire d'industrie is known to be so; without that layer nothing is known. */
export function territoireName({ reader, text }: ReportContext, { ti_nom, commune_insee }: SiteFigures): string | null {
  if (ti_nom !== null) return ti_nom;
  return commune_insee !== null && reader.count('territoires') > 0 ? text('report.outside') : null;
}

/** Hectares by maturity on one scale. */
export function maturityBars(context: ReportContext, summary: Summary): ReportBlock {
  const { text } = context;
  const groups = [...summary.by].sort((a, b) => rankOf(a.code) - rankOf(b.code));
  return {
    type: 'bars',
    form: 'rows',
    caption: text('report.by.maturite'),
    unit: 'ha',
    most: Math.max(0, ...groups.map(({ surface_ha }) => surface_ha ?? 0)),
    bars: groups.map(({ code, surface_ha }) => ({
      label: maturityLabel(code, text) ?? text('legend.maturite.none'),
      value: surface_ha,
      origin: surface_ha === null ? null : 'calcule',
    })),
  };
}

/** `full`: the columns of the inventory; else those that fit beside a map. */
export function siteTable(context: ReportContext, sites: readonly ListedSite[], summary: Summary, full: boolean): TableBlock {
  const { text } = context;
  const stored = (name: string) => (site: ListedSite) => fieldQuantity('sites', name, (site[name] ?? null) as ReportValue, text).value;
  const commune = (site: ListedSite): ReportValue => (site['commune_nom'] ?? site['site_comm_nom'] ?? null) as ReportValue;
  const columns: SiteColumn[] = [
    { column: words('fid', text('report.column.number'), 0.8, 'code'), value: (site) => String(site['fid'] ?? '') },
    { column: words('site_nom', text('report.column.site'), full ? 4.4 : 4.2), value: (site) => site.site_nom ?? site.site_id },
    ...(full ? [{ column: words('site_id', text('field.site_id'), 2.9, 'code'), value: (site: ListedSite) => site.site_id }] : []),
    { column: words('commune', text('report.column.commune'), full ? 2.4 : 2.4), value: commune },
    ...(full
      ? [{ column: words('commune_insee', text('report.column.insee'), 1.1, 'code'), value: (site: ListedSite) => site.commune_insee }]
      : []),
    { column: words('epci', text('layer.epci'), full ? 3 : 3.2), value: (site) => site.epci_nom ?? site.epci_siren },
    ...(full ? [{ column: words('ti', text('report.column.ti'), 2.8), value: (site: ListedSite) => territoireName(context, site) }] : []),
    { column: words('maturite', text('field.maturite'), 1.7), value: (site) => maturityLabel(site.maturite, text) },
    ...(full ? [{ column: words('maitrise_fonciere', text('field.maitrise_fonciere'), 2.2), value: stored('maitrise_fonciere') }] : []),
    {
      column: number('surface_ha', text('figure.surface'), 'ha', 1.6, { decimals: 1, sum: true, origin: 'calcule' }),
      value: (site) => site.surface_ha,
    },
    ...(full
      ? [
          {
            column: number('surface_declaree_ha', text('report.column.declared'), 'ha', 1.9, { decimals: 1, origin: 'importe' }),
            value: (site: ListedSite) => site.surface_declaree_ha,
          },
        ]
      : []),
    {
      column: number('friche_ha', text('report.column.friche'), 'ha', 1.6, { decimals: 1, sum: true, origin: 'calcule' }),
      value: (site) => site.friche_ha,
    },
    ...(full
      ? [
          {
            column: number('friche_part', text('report.column.part'), 'share', 1.9, { origin: 'calcule' }),
            value: (site: ListedSite) => site.friche_part,
          },
        ]
      : []),
    { column: words('recyclage', text('report.column.is-recycling'), 1.4, 'boolean'), value: (site) => site.recyclage },
  ];
  const rows: TableRow[] = sites.map((site) => ({ cells: columns.map(({ value }) => value(site)) }));
  const totals: Readonly<Record<string, ReportValue>> = {
    site_nom: text('report.total.sites', { count: summary.sites }),
    surface_ha: summary.surface_ha,
    friche_ha: summary.recyclage.ha,
  };
  return {
    type: 'table',
    caption: text('report.sites'),
    columns: columns.map(({ column }) => column),
    rows,
    total: { cells: columns.map(({ column }) => totals[column.key] ?? null), strong: true },
  };
}

export const noteBlock = (text: string, tone: 'info' | 'warning' = 'info'): ReportBlock => ({ type: 'note', tone, text });
