/** The line of sources of a map: producer, title and year of each source, once. */
import type { MapSource } from './map-layer.ts';

/** Endings of data files: a source known by its file alone is named without. */
const FILE_ENDING = /\.(?:zip|geojson|json|gpkg|csv|tsv|shp|dbf|fgb|kml|kmz|gml|tab|mif|xlsx|ods|parquet|gz)$/iu;

/** "ANCT, Territoires d’industrie (2024) ; IGN, Admin Express (2023)", `free` first. Empty where nothing is known. */
export function sourcesText(sources: readonly MapSource[], free: string | null): string {
  const named = sources.map(sourceText).filter((text) => text !== '');
  return [...new Set([...(free ? [free] : []), ...named])].join(' ; ');
}

function sourceText({ nom, producteur, millesime }: MapSource): string {
  const title = withoutEnding(nom ?? '');
  // A title that names its producer already says both.
  const who = producteur && !title.toLocaleLowerCase('fr').includes(producteur.toLocaleLowerCase('fr')) ? producteur : '';
  const words = [who, title].filter((part) => part !== '').join(', ');
  if (!millesime || words.includes(millesime)) return words;
  return words === '' ? millesime : `${words} (${millesime})`;
}

/** `communes.geojson.gz` has two endings. */
function withoutEnding(name: string): string {
  let short = name.trim();
  while (FILE_ENDING.test(short)) short = short.replace(FILE_ENDING, '');
  return short;
}
