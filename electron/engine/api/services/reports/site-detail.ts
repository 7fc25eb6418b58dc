/** The second page of a fiche: who runs the site, every terrain, territories, parcels, and what may not be published where it was asked for. */
import { lineLabel } from '../../../../../shared/report/format.ts';
import type { ReportBlock, ReportSection, TableColumn } from '../../../../../shared/report/model.ts';
import { fieldFact, fieldQuantity, type ReportContext } from './context.ts';
import { knownFacts } from './missing.ts';
import { CONFIDENTIAL, type SiteSubject } from './site.ts';
import { terrainMark } from './terrains.ts';

const IDENTITY = [
  'site_type',
  'site_vocadomi',
  'site_etat',
  'site_creation_date',
  'site_evol_urba',
  'site_quali_territoire',
  'labels',
  'statut',
];
const ACTORS = [
  'maitrise_fonciere',
  'site_moa_type',
  'site_moa_nom',
  'site_moa_amngt',
  'site_moa_comm',
  'source_producteur',
  'site_identif_date',
  'site_actu_date',
];
const OFFER = [
  'site_surf_utile',
  'site_surf_comm_dispo',
  'site_surf_projet',
  'site_uf_nbre',
  'site_taux_vacance',
  'site_nb_etab',
  'site_nb_emploi',
];

export function siteDetail(context: ReportContext, subject: SiteSubject): ReportSection[] {
  const { text, request } = context;
  const { sheet } = subject;
  const list = (names: readonly string[]): ReportBlock[] =>
    knownFacts(
      names.map((name) => fieldFact(context, sheet, name)),
      text,
    );
  const territories = territoryBlocks(context, subject);
  const terrains = terrainBlocks(context, subject);
  const description = fieldQuantity('sites', 'site_description', sheet.values['site_description'] ?? null, text).value;
  // A remark stands under the territories: the column of the offer is longer.
  const place: ReportBlock[] =
    typeof description === 'string'
      ? [...territories, { type: 'heading', level: 3, text: text('field.site_description') }, { type: 'paragraph', text: description }]
      : territories;
  return [
    { id: 'identite', title: text('report.site.identity'), span: 'half', blocks: list(IDENTITY) },
    { id: 'acteurs', title: text('report.site.actors'), span: 'half', blocks: list(ACTORS) },
    { id: 'offre', title: text('report.site.offer'), span: 'half', blocks: list(OFFER) },
    ...(place.length === 0 ? [] : [{ id: 'territoires', title: text('figure.territories'), span: 'half' as const, blocks: place }]),
    ...(terrains.length === 0 ? [] : [{ id: 'terrains', title: text('report.site.terrains'), span: 'full' as const, blocks: terrains }]),
    ...(request.confidential === true ? saleSections(context, subject) : []),
  ];
}

function territoryBlocks({ text, hooks }: ReportContext, { sheet }: SiteSubject): ReportBlock[] {
  if (sheet.territoires.length === 0) return [];
  return [
    {
      type: 'table',
      caption: text('figure.territories'),
      plain: true,
      columns: [
        { key: 'territoire', title: text('figure.territories'), type: 'text', unit: null, weight: 6 },
        { key: 'code', title: text('report.column.code'), type: 'code', unit: null, weight: 2.6 },
        { key: 'part', title: text('report.column.of-whole'), type: 'number', unit: 'share', decimals: 1, weight: 2 },
      ],
      // Slivers along a border are known to the analysis; printed they would only read 0,0 %.
      rows: sheet.territoires
        .filter(({ part }) => part === null || part >= 0.0005)
        .map(({ niveau, nom, code, part, how }) => ({
          cells: [
            nom === null
              ? lineLabel(text(`report.level.${niveau}`), { language: hooks.language })
              : `${nom} (${text(`report.level.${niveau}`)})`,
            code,
            part ?? text(`how.${how}`),
          ],
          origin: how === 'declare' ? ('importe' as const) : ('calcule' as const),
        })),
      total: null,
    },
  ];
}

/** Wide enough for the longest value of each list on one line. */
const TERRAIN_COLUMNS: readonly { readonly name: string; readonly weight: number }[] = [
  { name: 'terr_etat_occup', weight: 2 },
  { name: 'terr_stade_amngt', weight: 3.25 },
  { name: 'terr_stade_comm', weight: 4.4 },
  { name: 'terr_maitrise_fonc', weight: 4.75 },
];

function terrainBlocks({ text }: ReportContext, { terrains }: SiteSubject): ReportBlock[] {
  if (terrains.length === 0) return [];
  const total = terrains.reduce((sum, { surface_ha }) => sum + (surface_ha ?? 0), 0);
  const origin = terrains.every(({ isMeasured }) => isMeasured) ? ('calcule' as const) : ('importe' as const);
  const columns: TableColumn[] = [
    { key: 'terr_id', title: text('report.column.terrain'), type: 'code', unit: null, weight: 1.05 },
    { key: 'surface_ha', title: text('figure.surface'), type: 'number', unit: 'ha', decimals: 2, weight: 1.55, sum: true, origin },
    ...TERRAIN_COLUMNS.map(({ name, weight }) => ({ key: name, title: text(`field.${name}`), type: 'text' as const, unit: null, weight })),
    { key: 'terr_cle_en_main', title: text('report.column.turnkey'), type: 'boolean', unit: null, weight: 1.35 },
  ];
  return [
    {
      type: 'table',
      caption: text('report.site.terrains'),
      columns,
      shortenBy: 'surface_ha',
      rows: terrains.map(({ row, surface_ha }) => ({
        cells: [
          terrainMark(row['terr_id'] ?? null),
          surface_ha,
          ...TERRAIN_COLUMNS.map(({ name }) => fieldQuantity('terrains', name, row[name] ?? null, text).value),
          fieldQuantity('terrains', 'terr_cle_en_main', row['terr_cle_en_main'] ?? null, text).value,
        ],
      })),
      total: { cells: [text('report.total'), total, ...columns.slice(2).map(() => null)], strong: true },
    },
  ];
}

/** Sales are confidential in the CNIG standard (RGPD): only where they were asked for, and said so. */
function saleSections({ text }: ReportContext, { terrains }: SiteSubject): ReportSection[] {
  const sold = terrains.filter(({ row }) => CONFIDENTIAL.some((name) => (row[name] ?? null) !== null && row[name] !== ''));
  if (sold.length === 0) return [];
  const types = { terr_acquereur: 'text', terr_cession_date: 'date', terr_vente_montant: 'number', terr_m2_prix: 'number' } as const;
  const units = { terr_acquereur: null, terr_cession_date: null, terr_vente_montant: 'eur', terr_m2_prix: 'eur_m2' } as const;
  return [
    {
      id: 'cessions',
      title: text('report.site.sales'),
      span: 'full',
      blocks: [
        { type: 'note', tone: 'warning', text: text('report.confidential.included') },
        {
          type: 'table',
          caption: text('report.site.sales'),
          columns: [
            { key: 'terr_id', title: text('report.column.terrain'), type: 'code', unit: null, weight: 1.3 },
            ...CONFIDENTIAL.map((name) => ({ key: name, title: text(`field.${name}`), type: types[name], unit: units[name], weight: 3 })),
          ],
          rows: sold.map(({ row }) => ({ cells: [terrainMark(row['terr_id'] ?? null), ...CONFIDENTIAL.map((name) => row[name] ?? null)] })),
          total: null,
        },
      ],
    },
  ];
}
