/**
 * The style a layer takes when it comes into a project, by table: the symbology of the design, in tokens, so that paper and both themes of the window follow.
 * Labels of classes are `@id` of a message; a user's own labels are plain text.
 */
import { REGIONS } from './regions.ts';
import { type LabelStyle, type LayerStyle, STYLE_VERSION, type StyleRenderer, type SymbolId, type Symbolisation } from './style.ts';

const NOTHING: Symbolisation = { fill: null, stroke: null, casing: null, symbol: null };

const fill = (
  colour: string | null,
  pattern: NonNullable<Symbolisation['fill']>['pattern'] = null,
  patternColour: string | null = null,
  opacity = 1,
) => ({
  colour,
  opacity,
  pattern,
  patternColour,
});
const stroke = (colour: string, width_mm: number, dash_mm: number[] = [], opacity = 1) => ({ colour, width_mm, dash_mm, opacity });
const symbol = (id: SymbolId, size_mm: number, colour: string, outline: string | null = null) => ({ id, size_mm, colour, outline });
const drawn = (parts: Partial<Symbolisation>): Symbolisation => ({ ...NOTHING, ...parts });

const label = (field: string, parts: Partial<LabelStyle> = {}): LabelStyle => ({
  field,
  size_mm: 2.4,
  colour: '@m-label',
  weight: 500,
  italic: false,
  halo: '@m-halo',
  priority: 0,
  maxScaleDenominator: null,
  ...parts,
});
const styled = (renderer: StyleRenderer, parts: Partial<LayerStyle> = {}): LayerStyle => ({
  version: STYLE_VERSION,
  renderer,
  label: null,
  minScaleDenominator: null,
  maxScaleDenominator: null,
  ...parts,
});
const single = (symbolisation: Symbolisation): StyleRenderer => ({ type: 'single', symbolisation });

/** Priorities of names: sites, towns, Territoires d'industrie, EPCI, equipment. */
const PRIORITY = { sites: 50, communes: 40, territoires: 30, epci: 20, equipements: 10 } as const;

/** An outline alone: what stands inside a site, its terrains and friches, keeps its own colours. */
const site = (id: SymbolId, colour: string): Symbolisation =>
  drawn({ stroke: stroke('@mat-line', 0.6), symbol: symbol(id, 2.8, colour, '@mat-line') });

const sites = styled(
  {
    type: 'categorised',
    field: 'maturite',
    categories: [
      { value: 'disponible', label: '@legend.maturite.disponible', symbolisation: site('maturity-1', '@mat-1') },
      { value: 'court terme', label: '@legend.maturite.court-terme', symbolisation: site('maturity-2', '@mat-2') },
      { value: 'avant 2030', label: '@legend.maturite.avant-2030', symbolisation: site('maturity-3', '@mat-3') },
    ],
    other: site('diamond', '@m-poi-bg'),
  },
  { label: label('site_nom', { weight: 600, priority: PRIORITY.sites, size_mm: 2.5, maxScaleDenominator: 3_000_000 }) },
);

/** Occupied land is told by pattern and outline as well as by colour: the fills alone are too close for some eyes. */
const terrains = styled({
  type: 'categorised',
  field: 'terr_etat_occup',
  categories: [
    {
      value: 'friche',
      label: '@legend.occupation.friche',
      symbolisation: drawn({ fill: fill('@oc-friche', 'hatch-45', '@oc-friche-ink'), stroke: stroke('@oc-friche-ink', 0.25) }),
    },
    {
      value: 'inoccupé',
      label: '@legend.occupation.inoccupe',
      symbolisation: drawn({ fill: fill('@oc-libre'), stroke: stroke('@oc-libre-ink', 0.25) }),
    },
    {
      value: 'vacant',
      label: '@legend.occupation.vacant',
      symbolisation: drawn({ fill: fill('@oc-libre', 'hatch-vertical', '@oc-libre-ink'), stroke: stroke('@oc-libre-ink', 0.25) }),
    },
    {
      value: 'occupation en transition',
      label: '@legend.occupation.transition',
      symbolisation: drawn({ fill: fill('@oc-option', 'dots', '@oc-option-ink'), stroke: stroke('@oc-option-ink', 0.25) }),
    },
    {
      value: 'occupé',
      label: '@legend.occupation.occupe',
      symbolisation: drawn({ fill: fill('@oc-occupe'), stroke: stroke('@oc-occupe-ink', 0.25) }),
    },
  ],
  other: drawn({ fill: fill('@oc-voirie'), stroke: stroke('@oc-voirie-ink', 0.2) }),
});

const territoires = styled(
  {
    type: 'categorised',
    field: 'regions',
    categories: [...REGIONS]
      .sort((a, b) => a.nom.localeCompare(b.nom, 'fr'))
      .map(({ code, nom }) => ({
        value: code,
        label: nom,
        symbolisation: drawn({ fill: fill(`@reg-${code}`, null, null, 0.85), stroke: stroke('@m-reg', 0.18) }),
      })),
    other: drawn({ fill: fill('@m-meadow'), stroke: stroke('@m-reg', 0.18) }),
  },
  { label: label('nom', { priority: PRIORITY.territoires, weight: 600, maxScaleDenominator: 2_500_000 }) },
);

/**
 * Square plates for freight and networks, round ones for passengers. Values as the sources write them. The scale says how far an equipment matters:
 * the few ports and airports serve a région, the 4,000 substations a site; together they would cover a map of France.
 */
const EQUIPEMENTS: readonly (readonly [value: string, id: SymbolId, message: string, maxScaleDenominator: number])[] = [
  ['port', 'port', 'port', 2_500_000],
  ['aeroport', 'aeroport', 'aeroport', 2_500_000],
  ['chantier_transport_combine', 'fret', 'transport-combine', 2_500_000],
  ['triage', 'fret', 'triage', 1_000_000],
  ['gare_voyageurs_fret', 'gare', 'gare-mixte', 500_000],
  ['gare', 'gare', 'gare', 500_000],
  ['gare_voyageurs', 'gare', 'gare', 500_000],
  ['fret', 'fret', 'fret', 500_000],
  ['gare_fret', 'fret', 'fret', 500_000],
  ['echangeur', 'echangeur', 'echangeur', 500_000],
  ['gare_de_peage', 'echangeur', 'peage', 500_000],
  ['ite', 'ite', 'ite', 400_000],
  ['poste', 'poste', 'poste', 300_000],
  ['poste_electrique', 'poste', 'poste', 300_000],
];
/** Those no one has classed. */
const OTHER_EQUIPEMENTS_UP_TO = 2_500_000;
const equipements = styled(
  {
    type: 'categorised',
    field: 'categorie',
    categories: EQUIPEMENTS.map(([value, id, message, maxScaleDenominator]) => ({
      value,
      label: `@legend.equipement.${message}`,
      symbolisation: drawn({ symbol: symbol(id, 3.2, '@m-poi') }),
      maxScaleDenominator,
    })),
    other: drawn({ symbol: symbol('circle', 1.6, '@m-poi', '@m-poi-bg') }),
  },
  {
    maxScaleDenominator: OTHER_EQUIPEMENTS_UP_TO,
    label: label('nom', { priority: PRIORITY.equipements, weight: 400, colour: '@m-label-2', maxScaleDenominator: 60_000 }),
  },
);

const road = (edge: string, body: string, width_mm: number): Symbolisation =>
  drawn({ stroke: stroke(body, width_mm), casing: stroke(edge, width_mm + 0.3) });
const railway = drawn({ stroke: stroke('@m-poi-bg', 0.3, [1.2, 1.2]), casing: stroke('@m-rail', 0.55) });
const power = drawn({ stroke: stroke('@m-label-2', 0.25, [2, 0.6, 0.3, 0.6]) });
const waterway = drawn({ stroke: stroke('@m-flood', 0.5) });
/** In the order of their importance: the legend's, and where two cross, the first lies over the next. */
const LIGNES: readonly (readonly [value: string, message: string, symbolisation: Symbolisation, maxScaleDenominator?: number])[] = [
  ['autoroute', 'autoroute', road('@m-mway-edge', '@m-mway', 0.9)],
  ['route', 'route', road('@m-prim-edge', '@m-prim', 0.5), 1_500_000],
  ['route_secondaire', 'route-secondaire', road('@m-dep', '@m-poi-bg', 0.25), 400_000],
  ['voie_ferree', 'voie-ferree', railway],
  ['fer', 'voie-ferree', railway],
  ['voie_eau', 'voie-eau', waterway],
  ['ligne_electrique', 'ligne-electrique', power, 500_000],
];
const equipementsLignes = styled({
  type: 'categorised',
  field: 'categorie',
  categories: LIGNES.map(([value, message, symbolisation, maxScaleDenominator]) => ({
    value,
    label: `@legend.equipement.${message}`,
    symbolisation,
    ...(maxScaleDenominator === undefined ? {} : { maxScaleDenominator }),
  })),
  other: drawn({ stroke: stroke('@m-rail', 0.35) }),
});

const BY_TABLE: Readonly<Record<string, LayerStyle>> = {
  communes: styled(single(drawn({ stroke: stroke('@m-dep', 0.12) })), {
    label: label('nom', { priority: PRIORITY.communes, weight: 400, maxScaleDenominator: 250_000 }),
    maxScaleDenominator: 1_500_000,
  }),
  epci: styled(
    single(
      drawn({ fill: fill('@m-land-2'), stroke: stroke('@m-admin', 0.36, [3, 0.9, 0.5, 0.9]), casing: stroke('@m-admin', 2, [], 0.13) }),
    ),
    { label: label('nom', { priority: PRIORITY.epci, colour: '@m-admin', maxScaleDenominator: 900_000 }) },
  ),
  territoires,
  sites,
  terrains,
  parcelles: styled(single(drawn({ stroke: stroke('@m-dep', 0.1) })), {
    label: label('numero', { weight: 400, colour: '@m-label-2', size_mm: 2.3, maxScaleDenominator: 5_000 }),
    maxScaleDenominator: 50_000,
  }),
  friches: styled(single(drawn({ symbol: symbol('square', 1.4, '@oc-friche-ink', '@m-poi-bg') })), {
    label: label('site_nom', { weight: 400, colour: '@oc-friche-ink', maxScaleDenominator: 25_000 }),
  }),
  friches_emprises: styled(
    single(
      drawn({
        fill: fill('@oc-friche', 'hatch-45', '@oc-friche-ink'),
        stroke: stroke('@oc-friche-ink', 0.25),
      }),
    ),
    // Further away the points of the same friches stand for them.
    { maxScaleDenominator: 300_000 },
  ),
  equipements,
  equipements_lignes: equipementsLignes,
  equipements_surfaces: styled(single(drawn({ fill: fill('@m-bati-ind'), stroke: stroke('@m-label-2', 0.2) }))),
  // Hatched without a ground, so that what lies under a constraint stays visible.
  contraintes: styled(single(drawn({ fill: fill(null, 'hatch-120', '@m-flood', 0.75), stroke: stroke('@m-flood', 0.2) }))),
  occupation_sol: styled({
    type: 'categorised',
    field: 'artificialise',
    categories: [
      { value: '1', label: '@legend.sol.artificialise', symbolisation: drawn({ fill: fill('@m-bati') }) },
      { value: '0', label: '@legend.sol.non-artificialise', symbolisation: drawn({ fill: fill('@m-wood') }) },
    ],
    other: drawn({ fill: fill('@m-meadow') }),
  }),
  etablissements: styled(single(drawn({ symbol: symbol('circle', 1.6, '@ax-comp', '@m-poi-bg') }))),
  laureats: styled(single(drawn({ symbol: symbol('triangle', 2.2, '@ax-inno', '@m-poi-bg') })), {
    label: label('nom', { maxScaleDenominator: 500_000 }),
  }),
};

/** Told apart by people with any colour vision when neighbours in this order; outlines and legend carry the rest. */
const CYCLE = ['@ax-comp', '@ax-fonc', '@st-cours', '@ax-inno', '@ax-eco', '@oc-friche-ink', '@oc-option-ink', '@oc-libre-ink'] as const;

export type LayerShape = 'POINT' | 'MULTIPOINT' | 'MULTILINESTRING' | 'MULTIPOLYGON' | null;

/** The style of a table of the schema, else one of the cycle for an imported layer: `rank` is how many imported layers came before it. */
export function defaultStyle(table: string, geometry: LayerShape = null, rank = 0): LayerStyle {
  const own = BY_TABLE[table];
  if (own) return own;
  const colour = CYCLE[rank % CYCLE.length] ?? CYCLE[0];
  if (geometry === 'MULTILINESTRING') return styled(single(drawn({ stroke: stroke(colour, 0.4) })));
  if (geometry === 'MULTIPOLYGON') return styled(single(drawn({ fill: fill(colour, null, null, 0.25), stroke: stroke(colour, 0.3) })));
  return styled(single(drawn({ symbol: symbol('circle', 2, colour, '@m-poi-bg') })));
}

/** Layers from the bottom of the map to the top; imported layers stand between `occupation_sol` and `parcelles`. */
export const DRAWING_ORDER: readonly string[] = [
  'epci',
  'territoires',
  'communes',
  'occupation_sol',
  'parcelles',
  'equipements_lignes',
  'terrains',
  'friches_emprises',
  'equipements_surfaces',
  'contraintes',
  'sites',
  'friches',
  'etablissements',
  'laureats',
  'equipements',
];
