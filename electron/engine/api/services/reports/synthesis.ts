/** The page of the whole programme: totals, maturity, régions, map, list. */
import type { Report, ReportSection } from '../../../../../shared/report/model.ts';
import { reportRoom_mm } from '../../../../../shared/report/pages/draw-report.ts';
import { listSites } from '../list.ts';
import type { SummaryGroup } from '../summary.ts';
import { finished, type ReportContext } from './context.ts';
import { projectMap } from './project-map.ts';
import { groupTable, type ListedSite, maturityBars, orderedSites, siteTable, summaryFacts, summaryOf } from './site-tables.ts';

const MAP_HEIGHT = 112;
const TABLES = ['sites', 'friches_emprises', 'friches', 'epci', 'communes', 'territoires'] as const;

export async function synthesisReport(context: ReportContext): Promise<Report> {
  const { reader, text } = context;
  // Sums are taken in the order of the file, as `summary` does: the same to the last bit.
  const listed = listSites(reader);
  const sites = orderedSites(listed);
  const { nom } = reader.settings();
  const title = nom === '' ? text('map.title.default') : nom;
  const by = bestGroup(sites);
  const summary = summaryOf(context, listed, by);
  const maturity = summaryOf(context, listed, 'maturite');
  const map = await projectMap(context, [], title, { width: reportRoom_mm('portrait').width, height: MAP_HEIGHT });
  const sections: ReportSection[] = [
    {
      id: 'carte',
      title: null,
      span: 'full',
      blocks: [...(map ? [map] : []), { type: 'facts', form: 'tiles', facts: summaryFacts(context, summary) }],
    },
    {
      id: 'maturite',
      title: text('report.by.maturite'),
      span: 'half',
      blocks: [groupTable(context, maturity, 'maturite'), maturityBars(context, maturity)],
    },
    { id: 'groupes', title: text(`report.by.${by}`), span: 'half', blocks: [groupTable(context, summary, by)] },
    { id: 'sites', title: text('report.sites'), span: 'full', blocks: [siteTable(context, sites, summary, false)] },
  ];
  return finished(context, {
    title,
    subtitle: text('report.synthese.subtitle', { count: summary.sites }),
    sections,
    tables: TABLES,
    analyses: ['surface', 'recyclage', 'territoire'],
    methods: [text('report.method.number')],
  });
}

/** By région where the sites lie in any; a demonstration and a single région are told apart by what they have. */
export function bestGroup(sites: readonly ListedSite[]): SummaryGroup {
  const distinct = (values: readonly (string | null)[]): number => new Set(values.filter((value) => value !== null)).size;
  if (distinct(sites.map(({ region }) => region)) > 1) return 'region';
  if (distinct(sites.map(({ departement }) => departement)) > 1) return 'departement';
  return 'epci';
}
