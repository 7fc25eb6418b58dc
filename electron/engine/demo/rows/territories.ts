/** Communes, EPCI, Territoires d'industrie and who belongs to whom. */
import type { PreparedBatch } from '../../importers/types.ts';
import { DEPARTEMENT } from '../gazetteer.ts';
import { polygonsOf, TableRows } from '../output.ts';
import type { Scene } from '../scene.ts';

export function territoryBatches({ seed, division, names }: Scene): PreparedBatch[] {
  const communes = new TableRows(seed, 'communes');
  division.towns.forEach((town, commune) => {
    communes.add(polygonsOf(division.area((other) => other === commune)), {
      insee: names.insee(commune),
      nom: names.commune(commune),
      departement: DEPARTEMENT,
      region: null,
      epci_siren: names.siren(division.epciOf[commune] as number),
      population: town.population,
      cog: 'fict',
    });
  });

  const epci = new TableRows(seed, 'epci');
  division.capitals.forEach((_, index) => {
    const members = division.towns.filter((_town, commune) => division.epciOf[commune] === index);
    epci.add(polygonsOf(division.area((commune) => division.epciOf[commune] === index)), {
      siren: names.siren(index),
      nom: names.epci(index),
      nature: names.nature(index),
      departement: DEPARTEMENT,
      departements: DEPARTEMENT,
      region: null,
      population: members.reduce((sum, town) => sum + town.population, 0),
    });
  });

  const territoires = new TableRows(seed, 'territoires');
  const membres = new TableRows(seed, 'territoire_membres', ['ti_id', 'type', 'code', 'nom']);
  for (const territoire of [0, 1] as const) {
    const ti_id = names.territoireId(territoire);
    territoires.add(polygonsOf(division.area((commune) => division.territoireOf[division.epciOf[commune] as number] === territoire)), {
      ti_id,
      nom: names.territoire(territoire),
      departements: DEPARTEMENT,
      regions: null,
    });
    division.territoireOf.forEach((chosen, index) => {
      if (chosen === territoire) membres.add(null, { ti_id, type: 'epci', code: names.siren(index), nom: names.epci(index) });
    });
  }
  return [communes.batch(), epci.batch(), territoires.batch(), membres.batch()];
}
