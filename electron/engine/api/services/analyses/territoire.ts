import { type TerritoireSiteRow, territoireParameters } from '../../../../../shared/domain/analysis.ts';
import type { Row } from '../../../../../shared/domain/change.ts';
import type { CommuneRow, EpciRow, TerritoireMembre, TerritoireRow } from '../../../analysis/input.ts';
import { locatePoints } from '../../../analysis/locate-points.ts';
import { territoire } from '../../../analysis/territoire.ts';
import type { Reference } from '../../../reference/index.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { AnalysisContext, ComputedSets } from '../compute-analyses.ts';
import { readObjects } from './read.ts';

const LOCATED_TABLES = ['friches', 'equipements', 'etablissements'] as const;

/** Territory of the sites, and commune and EPCI of the point layers. */
export async function territoireOutcome({ reader, reference, parameters, run }: AnalysisContext): Promise<ComputedSets> {
  const communes = readCommunes(reader);
  const epci = readEpci(reader, reference);
  const sites = readObjects(reader, 'sites', ['site_comm_insee', 'site_epci_siren']).map(({ uid, geometry, values }) => ({
    uid,
    geometry,
    commune_insee: values.site_comm_insee,
    epci_siren: values.site_epci_siren,
  }));
  const { territoires, membres } = readTerritoires(reader, reference);
  const result = await territoire({ sites, communes, epci, territoires, membres }, territoireParameters.parse(parameters), run);
  const located: Row[] = [];
  for (const table of LOCATED_TABLES) {
    const { rows } = await locatePoints(readObjects(reader, table), { communes, epci }, run);
    located.push(...rows.map((row) => ({ table_name: table, ...row })));
  }
  return {
    sets: [
      { table: 'resultats_sites', rows: result.sites.map((site) => named(site, reference)) },
      { table: 'resultats_territoires', rows: result.parts.map((part) => ({ ...part })) },
      { table: 'resultats_localisations', rows: located },
    ],
    notes: result.notes,
  };
}

/** Where no outline gave a name, the official lists do: the code alone would not tell a reader much. */
function named(site: TerritoireSiteRow, reference: Reference): Row {
  return {
    ...site,
    commune_nom: site.commune_nom ?? (site.commune_insee === null ? null : (reference.communes.get(site.commune_insee)?.nom ?? null)),
    epci_nom: site.epci_nom ?? (site.epci_siren === null ? null : (reference.epci.get(site.epci_siren)?.nom ?? null)),
  };
}

function readCommunes(reader: ProjectReader): CommuneRow[] {
  return readObjects(reader, 'communes', ['insee', 'nom', 'epci_siren']).flatMap(({ geometry, values }) =>
    values.insee === null ? [] : [{ insee: values.insee, nom: values.nom, epci_siren: values.epci_siren, geometry }],
  );
}

/** A file of EPCI often names one département of each: the official composition knows them all. */
function readEpci(reader: ProjectReader, reference: Reference): EpciRow[] {
  return readObjects(reader, 'epci', ['siren', 'nom', 'nature', 'departements']).flatMap(({ geometry, values }) => {
    const { siren, nom, nature } = values;
    if (siren === null) return [];
    const departements = reference.epci.get(siren)?.departements.join('|') ?? values.departements;
    return [{ siren, nom, nature, departements, geometry }];
  });
}

/** The project's own territories and composition; without any, the programme's list (183 territories, November 2023), which has no outlines. */
function readTerritoires(reader: ProjectReader, reference: Reference): { territoires: TerritoireRow[]; membres: TerritoireMembre[] } {
  const own = readObjects(reader, 'territoires', ['ti_id', 'nom']).flatMap(({ geometry, values }) =>
    values.ti_id === null ? [] : [{ ti_id: values.ti_id, nom: values.nom, geometry }],
  );
  const membres = reader.rows('territoire_membres').map((row) => ({
    ti_id: String(row['ti_id']),
    type: (row['type'] ?? 'epci') as TerritoireMembre['type'],
    code: String(row['code']),
  }));
  if (own.length > 0 || membres.length > 0) return { territoires: own, membres };
  const known = [...reference.territoires.values()];
  return {
    territoires: known.map(({ ti_id, nom }) => ({ ti_id, nom, geometry: null })),
    membres: known.flatMap((each) => each.membres),
  };
}
