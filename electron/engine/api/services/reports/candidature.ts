/**
 * The candidate file of a site for the « sites clés en main » call: the fields of the six criteria, filled where the project knows them, « à renseigner » where not.
 * Criteria: Territoires d'industrie, « Sites clés en main France 2030 » (not necessarily cumulative).
 */
import type { Fact, Report, ReportSection } from '../../../../../shared/report/model.ts';
import { computedFact, fieldFact, finished, maturityLabel, methodOf, type ReportContext } from './context.ts';
import { sitePoints } from './points.ts';
import { categoryName, nearest, placeLine, type SiteSubject, siteSubject, statusOf } from './site.ts';
import { noteBlock, territoireName } from './site-tables.ts';
import { publicShare } from './terrains.ts';

export async function candidatureReport(context: ReportContext): Promise<Report> {
  const { reader, text, request } = context;
  const subject = siteSubject(reader, request.id);
  const { sheet, site } = subject;
  const criteria = criteriaOf(context, subject);
  const facts = criteria.flatMap((one) => one.facts);
  const toFill = facts.filter(({ value }) => value === null || value === '').length;
  const points = await sitePoints(context, sheet, site);
  const sections: ReportSection[] = [
    {
      id: 'etat',
      title: null,
      span: 'full',
      blocks: [
        toFill === 0
          ? noteBlock(text('report.candidature.complete'))
          : noteBlock(text('report.candidature.to-fill', { count: toFill, total: facts.length }), 'warning'),
      ],
    },
    ...criteria.map(
      ({ id, facts: list }): ReportSection => ({
        id,
        title: text(`report.criterion.${id}`),
        span: 'full',
        blocks: [{ type: 'facts', form: 'list', facts: list }],
      }),
    ),
    ...(points.length === 0
      ? []
      : [{ id: 'points', title: text('report.site.points'), span: 'full' as const, blocks: [{ type: 'points' as const, points }] }]),
  ];
  return finished(context, {
    title: site.site_nom ?? site.site_id,
    subtitle: placeLine(context, subject),
    code: site.site_id,
    status: statusOf(site, text),
    sections,
    missing: text('report.to-fill'),
    tables: ['sites', 'terrains', 'friches_emprises', 'friches', 'contraintes', 'equipements', 'epci', 'communes', 'territoires'],
    analyses: ['surface', 'recyclage', 'proximite', 'territoire'],
    methods: [text('report.candidature.criteria')],
  });
}

interface Criterion {
  readonly id: string;
  readonly facts: readonly Fact[];
}

function criteriaOf(context: ReportContext, { sheet, site, terrains }: SiteSubject): Criterion[] {
  const { text } = context;
  const fields = (...names: string[]): Fact[] => names.map((name) => fieldFact(context, sheet, name));
  const typed = (id: string): Fact => ({
    label: text(`report.candidature.${id}`),
    value: null,
    unit: null,
    origin: null,
    method: null,
    detail: null,
  });
  const owned = publicShare(terrains);
  const near = nearest(site);
  const access = (pattern: RegExp, categorie: string): Fact => {
    const found = near.find((one) => pattern.test(one.categorie));
    const category = categoryName(context, found?.categorie ?? categorie);
    const label = found?.nom ? `${category} (${found.nom})` : category;
    return computedFact(label, found?.distance_m ?? null, 'm', methodOf(context, 'proximite'));
  };
  return [
    {
      id: 'identification',
      facts: [
        computedFact(
          text('report.column.commune'),
          (sheet.figures['commune_nom'] ?? null) as string | null,
          null,
          methodOf(context, 'territoire'),
        ),
        computedFact(text('report.column.insee'), site.commune_insee, null, methodOf(context, 'territoire')),
        computedFact(text('layer.epci'), site.epci_nom, null, methodOf(context, 'territoire')),
        computedFact(text('report.column.ti'), territoireName(context, site), null, methodOf(context, 'territoire')),
        ...fields('site_type', 'site_etat'),
        { ...fieldFact(context, sheet, 'maturite'), value: maturityLabel(site.maturite, text) },
        typed('contact'),
      ],
    },
    {
      id: 'maitrise',
      facts: [
        ...fields('maitrise_fonciere'),
        computedFact(text('report.field.public'), owned?.share ?? null, 'share', text('report.method.public')),
        computedFact(
          text('report.candidature.parcels'),
          sheet.parcelles.length === 0 ? null : sheet.parcelles.length,
          'count',
          text('report.method.count'),
        ),
        ...fields('site_uf_nbre', 'site_moa_type', 'site_moa_nom'),
      ],
    },
    {
      id: 'attractivite',
      facts: [
        computedFact(text('figure.surface'), site.surface_ha ?? sheet.surface_ha, 'ha', methodOf(context, 'surface')),
        ...fields('surface_declaree_ha', 'site_surf_comm_dispo', 'site_vocadomi', 'site_nb_etab', 'site_nb_emploi'),
        access(/^(echangeur|gare_de_peage)/, 'echangeur'),
        access(/^ite/, 'ite'),
        access(/^gare_voyageurs/, 'gare_voyageurs'),
        access(/^port/, 'port'),
        access(/^aeroport/, 'aeroport'),
      ],
    },
    {
      id: 'sobriete',
      facts: [
        computedFact(text('report.field.recycling'), site.friche_ha, 'ha', methodOf(context, 'recyclage')),
        computedFact(text('report.column.part'), site.friche_part, 'share', methodOf(context, 'recyclage')),
        computedFact(text('report.column.is-recycling'), site.recyclage, null, methodOf(context, 'recyclage')),
        ...fields('site_evol_urba'),
        typed('environment'),
      ],
    },
    {
      id: 'reseaux',
      facts: [
        ...fields(
          'reseau_eau_potable',
          'reseau_assainissement',
          'reseau_electrique',
          'puissance_mw',
          'reseau_gaz',
          'reseau_fibre_optique',
          'reseau_fret_ferroviaire',
        ),
      ],
    },
    { id: 'ecosysteme', facts: [...fields('labels', 'site_quali_territoire'), typed('ecosystem'), typed('training')] },
    { id: 'implication', facts: [...fields('site_moa_amngt', 'site_moa_comm'), typed('team'), typed('funding')] },
  ];
}
