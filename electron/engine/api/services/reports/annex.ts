/** The inventory: every site in one table, over as many pages as it takes. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { Report } from '../../../../../shared/report/model.ts';
import { listSites } from '../list.ts';
import { finished, type ReportContext } from './context.ts';
import { siteTable, summaryFacts, summaryOf } from './site-tables.ts';

export function annexReport(context: ReportContext): Report {
  const { reader, text } = context;
  const listed = listSites(reader);
  const sites = [...listed].sort(
    (a, b) =>
      String(a.region ?? '\uffff').localeCompare(String(b.region ?? '\uffff')) ||
      String(a.departement ?? '\uffff').localeCompare(String(b.departement ?? '\uffff')) ||
      String(a.site_nom ?? a.site_id).localeCompare(String(b.site_nom ?? b.site_id), 'fr', { numeric: true }),
  );
  if (sites.length === 0) throw new EmpriseError('no-sites', {});
  const summary = summaryOf(context, listed, 'region');
  const { nom } = reader.settings();
  return finished(context, {
    title: nom === '' ? text('map.title.default') : nom,
    subtitle: text('report.annexe.subtitle', { count: summary.sites }),
    page: 'landscape',
    sections: [
      { id: 'chiffres', title: null, span: 'full', blocks: [{ type: 'facts', form: 'tiles', facts: summaryFacts(context, summary) }] },
      { id: 'sites', title: text('report.sites'), span: 'full', blocks: [siteTable(context, sites, summary, true)] },
    ],
    tables: ['sites', 'friches_emprises', 'friches', 'epci', 'communes', 'territoires'],
    analyses: ['surface', 'recyclage', 'territoire'],
    methods: [text('report.method.number')],
  });
}
