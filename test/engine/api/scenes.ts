import { collection, EPCI, EQUIPEMENTS, FRICHES, rectangle, SITES } from '../cli/fixtures.ts';
import { Engine } from './engine.ts';

/** A project without document, with the small territory of the fixtures, analysed. */
export async function loaded(engine = new Engine()): Promise<Engine> {
  await engine.call('project/create', { file: null, name: 'Essai' });
  for (const [kind, content] of Object.entries({ epci: EPCI, sites: SITES, friches: FRICHES, equipements: EQUIPEMENTS })) {
    engine.write(`${kind}.geojson`, content);
    const { error } = await engine.import([`${kind}.geojson`], { kind: kind as 'epci' });
    if (error) throw new Error(JSON.stringify(error));
  }
  const { error } = await engine.analyse();
  if (error) throw new Error(JSON.stringify(error));
  return engine;
}

/** Codes of the analyses that are out of date. */
export async function staleCodes(engine: Engine): Promise<string[]> {
  return (await engine.call('analysis/list', {})).flatMap(({ code, stale }) => (stale ? [code] : []));
}

/** Small squares in rows, one key each: a file as long as one wants. */
export function manySites(count: number): object {
  return collection(
    Array.from({ length: count }, (_, index) => ({
      properties: { site_id: `99002_SITE-ECO_${index + 1}`, site_nom: `Site n° ${index + 1}` },
      geometry: rectangle(4.5 + (index % 200) * 0.001, 46.5 + Math.floor(index / 200) * 0.001, 0.0008, 0.0008),
    })),
  );
}
