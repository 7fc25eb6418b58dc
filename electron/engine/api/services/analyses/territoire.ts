import { type TerritoireSiteRow, territoireParameters } from '../../../../../shared/domain/analysis.ts';
import type { Row } from '../../../../../shared/domain/change.ts';
import type { CommuneRow, EpciRow, TerritoireMembre, TerritoireRow } from '../../../analysis/input.ts';
import { locatePoints } from '../../../analysis/locate-points.ts';
import { territoire } from '../../../analysis/territoire.ts';
import { loadReference } from '../../../reference/index.ts';
import type { ProjectReader } from '../../../store/index.ts';
import type { AnalysisContext, ComputedSets } from '../compute-analyses.ts';
import { readObjects } from './read.ts';

const LOCATED_TABLES = ['friches', 'equipements', 'etablissements'] as const;

/** Territory of the sites, and commune and EPCI of the point layers. */
export async function territoireOutcome({ reader, parameters, run }: AnalysisContext): Promise<ComputedSets> {
  const communes = readCommunes(reader);
  const epci = readEpci(reader);
  const sites = readObjects(reader, 'sites', ['site_comm_insee', 'site_epci_siren']).map(({ uid, geometry, values }) => ({
    uid,
    geometry,
    commune_insee: values.site_comm_insee,
    epci_siren: values.site_epci_siren,
  }));
  const result = await territoire(
    { sites, communes, epci, territoires: readTerritoires(reader), membres: readMembres(reader) },
    territoireParameters.parse(parameters),
    run,
  );
  const located: Row[] = [];
  for (const table of LOCATED_TABLES) {
    const { rows } = await locatePoints(readObjects(reader, table), { communes, epci }, run);
    located.push(...rows.map((row) => ({ table_name: table, ...row })));
  }
  return {
    sets: [
      { table: 'resultats_sites', rows: result.sites.map(named) },
      { table: 'resultats_territoires', rows: result.parts.map((part) => ({ ...part })) },
      { table: 'resultats_localisations', rows: located },
    ],
    notes: result.notes,
  };
}

/** Where no outline gave a name, the official lists do: the code alone would not tell a reader much. */
function named(site: TerritoireSiteRow): Row {
  const reference = loadReference();
  return {
    ...site,
    commune_nom: site.commune_nom ?? (site.commune_insee === null ? null : reference.communeName(site.commune_insee)),
    epci_nom: site.epci_nom ?? (site.epci_siren === null ? null : reference.epciName(site.epci_siren)),
  };
}

function readCommunes(reader: ProjectReader): CommuneRow[] {
  return readObjects(reader, 'communes', ['insee', 'nom', 'epci_siren']).flatMap(({ geometry, values }) =>
    values.insee === null ? [] : [{ insee: values.insee, nom: values.nom, epci_siren: values.epci_siren, geometry }],
  );
}

function readEpci(reader: ProjectReader): EpciRow[] {
  return readObjects(reader, 'epci', ['siren', 'nom', 'nature', 'departement', 'departements']).flatMap(({ geometry, values }) =>
    values.siren === null
      ? []
      : [
          {
            siren: values.siren,
            nom: values.nom,
            nature: values.nature,
            departements: values.departements ?? knownDepartements(values.siren),
            geometry,
          },
        ],
  );
}

/** Every département of an EPCI by the official composition: its file often names the first one only. */
function knownDepartements(siren: string): string | null {
  return loadReference().epciDepartements(siren)?.join('|') ?? null;
}

function readTerritoires(reader: ProjectReader): TerritoireRow[] {
  const own = readObjects(reader, 'territoires', ['ti_id', 'nom']).flatMap(({ geometry, values }) =>
    values.ti_id === null ? [] : [{ ti_id: values.ti_id, nom: values.nom, geometry }],
  );
  if (own.length > 0) return own;
  return loadReference().territoires.map(({ ti_id, nom }) => ({ ti_id, nom, geometry: null }));
}

/** Composition held by the project, else the programme's own list (183 territories, November 2023). */
function readMembres(reader: ProjectReader): TerritoireMembre[] {
  const own = reader.rows('territoire_membres').map((row) => ({
    ti_id: String(row['ti_id']),
    type: (row['type'] ?? 'epci') as TerritoireMembre['type'],
    code: String(row['code']),
  }));
  if (own.length > 0) return own;
  const hasOutlines = reader.count('territoires') > 0;
  return hasOutlines ? [] : [...loadReference().membres];
}
