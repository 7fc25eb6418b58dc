/** The fiche of a site: one page that says what it is, and a second with the detail behind it. */
import type { ObjectSheet } from '../../../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { SiteFigures } from '../../../../../shared/domain/site.ts';
import { formatHectares, formatPercent } from '../../../../../shared/format/quantities.ts';
import { hasMessage } from '../../../../../shared/messages/index.ts';
import type { Fact, MarkIcon, Report, ReportBlock, ReportSection, ReportStatus, TableRow } from '../../../../../shared/report/model.ts';
import { reportRoom_mm } from '../../../../../shared/report/pages/draw-report.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { objectSheet } from '../object-sheet.ts';
import { siteCalendar } from './calendar.ts';
import { computedFact, fieldFact, finished, maturityLabel, methodOf, originOf, type ReportContext } from './context.ts';
import { siteCriteria } from './criteria.ts';
import { knownFacts } from './missing.ts';
import { sitePhotos } from './photos.ts';
import { sitePoints } from './points.ts';
import { siteDetail } from './site-detail.ts';
import { siteMap } from './site-map.ts';
import { occupations, publicShare, type SiteTerrain, terrainsOf } from './terrains.ts';

export interface SiteSubject {
  readonly sheet: ObjectSheet;
  readonly site: SiteFigures;
  readonly uid: string;
  readonly terrains: readonly SiteTerrain[];
}

/** The site a request names. Throws `object-unknown`; `no-sites` where the project holds none. */
export function siteSubject(reader: ProjectReader, id: string | undefined): SiteSubject {
  if (reader.count('sites') === 0) throw new EmpriseError('no-sites', {});
  const where = { sql: 'site_id = ?', params: [id ?? ''] };
  const [row] = reader.rows('sites', { where });
  if (!row || typeof row['fid'] !== 'number') throw new EmpriseError('object-unknown', { layer: 'sites', id: id ?? '' });
  const sheet = objectSheet(reader, 'sites', row['fid']);
  if (sheet.site === null || sheet.uid === null) throw new EmpriseError('object-unknown', { layer: 'sites', id: id ?? '' });
  return { sheet, site: sheet.site, uid: sheet.uid, terrains: terrainsOf(reader, sheet.uid) };
}

/** Photos come on a page of their own. */
const MOST_PAGES = 2;
/** Two rows of a page. */
const MOST_PHOTOS = 6;
const MAP_HEIGHT = { alone: 89.4, beside: 80 } as const;

export async function siteReport(context: ReportContext): Promise<Report> {
  const { reader, text, request } = context;
  const subject = siteSubject(reader, request.id);
  const { sheet, site, uid } = subject;
  const room = reportRoom_mm('portrait');
  const points = await sitePoints(context, sheet, site);
  const criteria = siteCriteria(context, uid);
  // With the criteria the page has one row more.
  const map = await siteMap(context, site, sheet.fid, uid, { width: room.width, height: criteria ? MAP_HEIGHT.beside : MAP_HEIGHT.alone });
  const photos = sitePhotos(context, uid, site.site_nom ?? site.site_id, MOST_PHOTOS);
  const calendar = siteCalendar(context, sheet, criteria ? 4 : 6);
  const access = half('desserte', text('report.site.access'), accessBlocks(context, site, criteria ? 5 : 7));
  const networks = half('reseaux', text('report.site.networks'), networkBlocks(context, sheet));
  const toSettle = half(
    'points',
    text('report.site.points'),
    points.length === 0 ? [{ type: 'paragraph', text: text('report.site.no-points') }] : [{ type: 'points', points }],
  );
  const sections: ReportSection[] = [
    {
      id: 'carte',
      title: null,
      span: 'full',
      blocks: [...(map ? [map] : []), { type: 'facts', form: 'tiles', facts: keyFigures(context, subject) }],
    },
    half('occupation', occupationTitle(context, subject), occupationBlocks(context, subject)),
    // Without criteria the halves close up; with them, and nothing beside it, what is to be settled does not pull a long list to its side.
    ...(criteria
      ? [
          half('criteres', text('report.site.criteria', { count: criteria.families }), criteria.blocks),
          access,
          networks,
          calendar ? toSettle : { ...toSettle, span: 'full' as const },
        ]
      : [access, toSettle, networks]),
    ...(calendar ? [{ ...half('calendrier', calendar.caption, [calendar]), ...(criteria ? {} : { span: 'full' as const }) }] : []),
    ...siteDetail(context, subject),
    ...(photos.length === 0
      ? []
      : [
          {
            id: 'photos',
            title: text('report.site.photos'),
            span: 'full' as const,
            newPage: true as const,
            annex: true as const,
            blocks: photos,
          },
        ]),
  ];
  const isConfidential = request.confidential === true;
  return finished(context, {
    title: site.site_nom ?? site.site_id,
    subtitle: placeLine(context, subject),
    code: site.site_id,
    status: statusOf(site, text),
    mostPages: MOST_PAGES,
    sections,
    confidential: hasConfidential(subject) ? (isConfidential ? 'included' : 'left-out') : 'none',
    tables: ['sites', 'terrains', 'friches_emprises', 'friches', 'contraintes', 'equipements', 'equipements_lignes', 'epci', 'communes'],
    analyses: ['surface', 'recyclage', 'proximite', 'territoire'],
    methods: [...(subject.terrains.length > 0 ? [text('report.method.public')] : []), ...(criteria ? [criteria.method] : [])],
  });
}

const half = (id: string, title: string, blocks: readonly ReportBlock[]): ReportSection => ({ id, title, span: 'half', blocks });

/** « Crissey (71154) · CA Le Grand Chalon · Territoire d’industrie Grand Chalon ». */
export function placeLine({ text }: ReportContext, { sheet, site }: SiteSubject): string {
  const commune = sheet.figures['commune_nom'] ?? sheet.values['site_comm_nom'] ?? null;
  const insee = site.commune_insee;
  const parts = [
    commune === null ? insee : insee === null ? String(commune) : `${commune} (${insee})`,
    site.epci_nom ?? site.epci_siren,
    site.ti_nom === null ? null : text('map.territory.ti', { name: site.ti_nom }),
  ];
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

export function statusOf({ maturite }: SiteFigures, text: ReportContext['text']): ReportStatus | null {
  if (maturite !== 'disponible' && maturite !== 'court terme' && maturite !== 'avant 2030') return null;
  return { maturite, label: maturityLabel(maturite, text) ?? maturite, detail: null };
}

/** Area, recycling, the nearest railway and motorway accesses, public control. */
export function keyFigures(context: ReportContext, { sheet, site, terrains }: SiteSubject): Fact[] {
  const { text, hooks, reader } = context;
  const { language } = hooks;
  const declared = site.surface_declaree_ha;
  const method = reader.settings().methode_surface;
  const owned = publicShare(terrains);
  const near = (pattern: RegExp) => nearest(site).find(({ categorie }) => pattern.test(categorie));
  const distance = (pattern: RegExp, fallback: string): Fact => {
    const found = near(pattern);
    const label = found ? accessName(context, found.categorie, found.nom) : text(fallback);
    return computedFact(label, found?.distance_m ?? null, 'm', methodOf(context, 'proximite'));
  };
  return [
    computedFact(text(`report.figure.surface.${method}`), site.surface_ha ?? sheet.surface_ha, 'ha', methodOf(context, 'surface'), {
      detail: declared === null ? null : text('figure.declared', { value: formatHectares(declared, language) }),
    }),
    computedFact(text('report.figure.recycling'), site.friche_ha, 'ha', methodOf(context, 'recyclage'), {
      ...(site.friche_part === null ? {} : { beside: { value: site.friche_part, unit: 'share' as const } }),
    }),
    distance(/^(ite|gare_voyageurs_fret|gare_fret|fret|triage)/, 'categorie.ite'),
    distance(/^(echangeur|gare_de_peage)/, 'categorie.echangeur'),
    owned === null
      ? { ...fieldFact(context, sheet, 'maitrise_fonciere') }
      : computedFact(text('report.figure.public'), owned.share, 'share', text('report.method.public'), {
          detail: owned.known < 0.995 ? text('report.figure.public.known', { share: formatPercent(owned.known, language) }) : null,
        }),
  ];
}

function occupationTitle({ text }: ReportContext, { terrains }: SiteSubject): string {
  return terrains.length === 0 ? text('report.site.occupation.none') : text('report.site.occupation', { count: terrains.length });
}

function occupationBlocks({ reader, text }: ReportContext, { terrains }: SiteSubject): ReportBlock[] {
  if (terrains.length === 0) return [{ type: 'paragraph', text: text('report.site.no-terrains') }];
  const groups = occupations(reader, terrains, text);
  const total = groups.reduce((sum, { surface_ha }) => sum + (surface_ha ?? 0), 0);
  const caption = text('report.site.occupation', { count: terrains.length });
  const origin = terrains.every(({ isMeasured }) => isMeasured) ? ('calcule' as const) : ('importe' as const);
  const rows: TableRow[] = groups.map(({ label, swatch, surface_ha }) => ({
    cells: [label, surface_ha, surface_ha === null || total === 0 ? null : surface_ha / total],
    swatch,
  }));
  return [
    {
      type: 'bars',
      form: 'stacked',
      caption,
      unit: 'ha',
      most: total,
      bars: groups.map(({ label, swatch, surface_ha }) => ({ label, value: surface_ha, origin, swatch })),
    },
    {
      type: 'table',
      caption,
      plain: true,
      columns: [
        { key: 'occupation', title: text('field.terr_etat_occup'), type: 'text', unit: null, weight: 5 },
        { key: 'surface_ha', title: text('figure.surface'), type: 'number', unit: 'ha', weight: 2, sum: true },
        { key: 'part', title: text('report.column.of-whole'), type: 'number', unit: 'share', decimals: 1, weight: 2 },
      ],
      rows,
      total: { cells: [text('report.total'), total, null], strong: true },
    },
  ];
}

/** The nearest object of each category, nearest first: what `list` gives is in that order. */
export function nearest({ proximites }: SiteFigures): SiteFigures['proximites'] {
  const seen = new Set<string>();
  return [...proximites].sort((a, b) => a.distance_m - b.distance_m).filter(({ categorie }) => !seen.has(categorie) && seen.add(categorie));
}

export function categoryName({ text }: Pick<ReportContext, 'text'>, categorie: string): string {
  const id = `categorie.${categorie}`;
  return hasMessage(id) ? text(id) : categorie.replaceAll('_', ' ');
}

/** What a company asks for first, then the rest by distance. */
const ACCESS = /^(ite|gare|triage|fret|chantier|echangeur|port|aeroport|poste)/;

function accessBlocks(context: ReportContext, site: SiteFigures, most: number): ReportBlock[] {
  const { text } = context;
  const found = nearest(site).filter(({ categorie }) => ACCESS.test(categorie));
  if (found.length === 0) return [{ type: 'paragraph', text: text('report.site.no-access') }];
  return [
    {
      type: 'table',
      caption: text('report.site.access'),
      plain: true,
      columns: [
        { key: 'objet', title: text('report.column.object'), type: 'text', unit: null, weight: 7 },
        { key: 'distance_m', title: text('report.column.distance'), type: 'number', unit: 'm', weight: 2.4 },
      ],
      rows: found.slice(0, most).map(({ categorie, nom, distance_m }) => ({
        cells: [accessName(context, categorie, nom), distance_m],
        origin: 'calcule' as const,
      })),
      total: null,
    },
  ];
}

/** « Poste de Castreval » says what it is; « Valmoiron » does not. */
function accessName(context: ReportContext, categorie: string, nom: string | null): string {
  const category = categoryName(context, categorie);
  if (nom === null) return category;
  const [word = ''] = category.toLocaleLowerCase('fr').split(' ');
  const said = nom.toLocaleLowerCase('fr');
  return said.includes(word) || (categorie === 'ite' && said.startsWith('ite')) ? nom : `${nom}, ${category.toLocaleLowerCase('fr')}`;
}

const NETWORKS: readonly (readonly [field: string, icon: MarkIcon])[] = [
  ['reseau_eau_potable', 'eau'],
  ['reseau_assainissement', 'assainissement'],
  ['reseau_electrique', 'electricite'],
  ['reseau_fibre_optique', 'fibre'],
  ['reseau_fret_ferroviaire', 'fer'],
  ['reseau_fluvial', 'fluvial'],
  ['reseau_gaz', 'gaz'],
  ['desserte_tc', 'tc'],
];

function networkBlocks(context: ReportContext, sheet: ObjectSheet): ReportBlock[] {
  const { text } = context;
  const marks = NETWORKS.map(([field, icon]) => {
    const value = sheet.values[field];
    const present = value === 'oui' ? true : value === 'non' ? false : null;
    return { icon, label: text(`report.network.${icon}`), present, origin: present === null ? null : originOf(sheet, field) };
  });
  const power = fieldFact(context, sheet, 'puissance_mw', text('report.site.power'));
  if (marks.every(({ present }) => present === null)) {
    const unknown = marks.map(({ label }): Fact => ({ label, value: null, unit: null, origin: null, method: null, detail: null }));
    return knownFacts([power, ...unknown], text);
  }
  return [
    { type: 'marks', caption: text('report.site.networks'), marks },
    { type: 'facts', form: 'list', facts: [power] },
  ];
}

/** Whether there is anything the standards keep from publication. */
function hasConfidential({ terrains }: SiteSubject): boolean {
  return terrains.some(({ row }) => CONFIDENTIAL.some((name) => row[name] !== null && row[name] !== undefined && row[name] !== ''));
}
export const CONFIDENTIAL = ['terr_acquereur', 'terr_cession_date', 'terr_vente_montant', 'terr_m2_prix'] as const;
