/** What is to be built: for each level its territories, the communes the composition gives them, and the row each becomes. */
import type { Row } from '../../../../../shared/domain/change.ts';
import { text as field, integer } from '../../../../../shared/domain/kinds/field.ts';
import type { TerritoryLevel } from '../../../../../shared/domain/territory.ts';
import type { Translate } from '../../../../../shared/messages/index.ts';
import type { Composition, CompositionGroup } from '../../../importers/composition/index.ts';
import type { PreparedTable } from '../../../importers/types.ts';
import type { Reference, ReferenceEpci } from '../../../reference/index.ts';
import { departementsOf, peopleOf, regionsOf } from './places.ts';

export interface TerritoryPlan {
  readonly code: string;
  readonly name: string;
  /** INSEE codes, of the year of the composition. */
  readonly communes: readonly string[];
  readonly row: Row;
}

export interface LevelPlan {
  readonly level: TerritoryLevel;
  readonly table: PreparedTable;
  readonly territories: ReadonlyMap<string, TerritoryPlan>;
  /** Rows of `territoire_membres`. */
  readonly links: readonly Row[];
  /** Members that neither the composition nor the reference knows. */
  readonly unknown: readonly string[];
}

export interface PlanContext {
  readonly reference: Reference;
  readonly composition: Composition | null;
  readonly text: Translate;
  /** True where the layer of EPCI holds établissements publics territoriaux beside their métropole: they are built anew with it. */
  readonly withEpt: boolean;
  /** Table of a layer of its own: the name asked for, or the next free one where another layer bears it. */
  layerName(name: string, columns: readonly string[]): string;
}

export function planLevel(level: TerritoryLevel, context: PlanContext): LevelPlan {
  return PLANS[level](context);
}

const PLANS: Readonly<Record<TerritoryLevel, (context: PlanContext) => LevelPlan>> = {
  epci: planEpci,
  territoires: planTerritoires,
  departements: planDepartements,
  regions: planRegions,
};

const kindTable = (table: string): PreparedTable => ({ table, geometry: 'MULTIPOLYGON', fields: null, title: table });
const byCode = (plans: readonly TerritoryPlan[]): ReadonlyMap<string, TerritoryPlan> => new Map(plans.map((plan) => [plan.code, plan]));

function planEpci({ reference, composition, withEpt }: PlanContext): LevelPlan {
  const official = (epci: ReferenceEpci): TerritoryPlan => ({
    code: epci.siren,
    name: epci.nom,
    communes: epci.membres,
    row: rowOfEpci(epci.siren, epci.nom, epci.nature, epci.departements, epci.region, epci.population),
  });
  const own = composition?.epci?.map((group) => planOfGroup(group, reference)) ?? [...reference.epci.values()].map(official);
  const ept = withEpt ? [...reference.ept.values()].map(official) : [];
  return { level: 'epci', table: kindTable('epci'), territories: byCode([...own, ...ept]), links: [], unknown: [] };
}

/** Of another year: its members decide on its départements and people, since the list of this year may give it others. */
function planOfGroup({ code, name, nature, members }: CompositionGroup, reference: Reference): TerritoryPlan {
  const communes = members.map((member) => member.code);
  const known = reference.epci.get(code);
  const nom = name ?? known?.nom ?? code;
  const departements = departementsOf(communes, reference);
  const words = known?.nature ?? natureOf(nature);
  const row = rowOfEpci(code, nom, words, departements, regionsOf(departements, reference)[0] ?? null, peopleOf(communes, reference));
  return { code, name: nom, communes, row };
}

function rowOfEpci(
  siren: string,
  nom: string,
  nature: string | null,
  departements: readonly string[],
  region: string | null,
  population: number | null,
): Row {
  const [departement = null] = departements;
  return { siren, nom, nature, departement, departements: departements.join('|') || null, region, population };
}

/** INSEE's and DGCL's abbreviations in full words. */
const NATURES: Readonly<Record<string, string>> = {
  CC: 'Communauté de communes',
  CA: 'Communauté d’agglomération',
  CU: 'Communauté urbaine',
  ME: 'Métropole',
  METRO: 'Métropole',
  MET69: 'Métropole de Lyon',
};

function natureOf(nature: string | null): string | null {
  return nature === null ? null : (NATURES[nature.trim().toUpperCase()] ?? nature);
}

/** Members as the programme (or the file) lists them; an EPCI of the list counts with the communes that the composition of EPCI gives it. */
function planTerritoires({ reference, composition }: PlanContext): LevelPlan {
  const given = composition?.territoires ?? null;
  const groups =
    given ?? [...reference.territoires.values()].map(({ ti_id, nom, membres }) => ({ code: ti_id, name: nom, members: membres }));
  const epci = new Map(composition?.epci?.map((group) => [group.code, group.members.map(({ code }) => code)]) ?? []);
  const links: Row[] = [];
  const unknown: string[] = [];
  const plans = groups.map(({ code, name, members }): TerritoryPlan => {
    const known = reference.territoires.get(code);
    const nom = name ?? known?.nom ?? code;
    const communes = members.flatMap((member) => {
      const insee = member.type === 'commune' ? (reference.communeOfSiren.get(member.code) ?? member.code) : null;
      links.push({ ti_id: code, type: member.type, code: insee ?? member.code, nom: member.nom });
      if (insee?.length === 5) return [insee];
      const list = member.type === 'ept' ? reference.ept.get(member.code)?.membres : epci.get(member.code);
      const found = list ?? (member.type === 'epci' ? reference.epci.get(member.code)?.membres : undefined);
      if (found === undefined) unknown.push(member.code);
      return found ?? [];
    });
    const departements = known?.departements ?? departementsOf(communes, reference);
    const regions = known?.regions ?? regionsOf(departements, reference);
    const row = { ti_id: code, nom, departements: departements.join('|') || null, regions: regions.join('|') || null };
    return { code, name: nom, communes: [...new Set(communes)], row };
  });
  return { level: 'territoires', table: kindTable('territoires'), territories: byCode(plans), links, unknown };
}

const DEPARTEMENT_FIELDS = [field('code', { maxLength: 3 }), field('nom'), field('region', { maxLength: 2 }), integer('population')];
const REGION_FIELDS = [field('code', { maxLength: 2 }), field('nom'), integer('population')];

function planDepartements(context: PlanContext): LevelPlan {
  const { reference } = context;
  const communes = groupedBy(reference, (commune) => commune.departement);
  const plans = [...reference.departements.values()].flatMap(({ code, nom, region }): TerritoryPlan[] => {
    const members = communes.get(code) ?? [];
    return [{ code, name: nom, communes: members, row: { code, nom, region, population: peopleOf(members, reference) } }];
  });
  return {
    level: 'departements',
    table: ownLayer(context, 'departements', DEPARTEMENT_FIELDS),
    territories: byCode(plans),
    links: [],
    unknown: [],
  };
}

function planRegions(context: PlanContext): LevelPlan {
  const { reference } = context;
  const communes = groupedBy(reference, (commune) => commune.region);
  const plans = [...reference.regions.values()].map(({ code, nom }): TerritoryPlan => {
    const members = communes.get(code) ?? [];
    return { code, name: nom, communes: members, row: { code, nom, population: peopleOf(members, reference) } };
  });
  return { level: 'regions', table: ownLayer(context, 'regions', REGION_FIELDS), territories: byCode(plans), links: [], unknown: [] };
}

function ownLayer(
  { layerName, text }: PlanContext,
  level: 'departements' | 'regions',
  fields: PreparedTable['fields'] & object,
): PreparedTable {
  const columns = fields.map(({ name }) => name);
  return { table: layerName(`imp_${level}`, columns), geometry: 'MULTIPOLYGON', fields, title: text(`territory.level.${level}`) };
}

type Commune = Reference['communes'] extends ReadonlyMap<string, infer C> ? C : never;

function groupedBy(reference: Reference, codeOf: (commune: Commune) => string | null): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const commune of reference.communes.values()) {
    const code = codeOf(commune);
    if (code === null) continue;
    const group = groups.get(code);
    if (group) group.push(commune.insee);
    else groups.set(code, [commune.insee]);
  }
  return groups;
}
