import { csv } from './csv/index.ts';
import { flatgeobuf } from './flatgeobuf/index.ts';
import { geojson } from './geojson/index.ts';
import { geojsonSequence } from './geojson/sequence.ts';
import { geopackage } from './geopackage.ts';
import { gpx } from './gpx.ts';
import { kml } from './kml/index.ts';
import { mif } from './mif/index.ts';
import { shapefile } from './shapefile/index.ts';
import { spreadsheet } from './spreadsheet/index.ts';
import { topojson } from './topojson.ts';
import type { FormatReader } from './types.ts';

/**
 * Every format Emprise reads, the stricter before the broader: the first that knows the bytes is asked. Archives and folders are in detect.ts.
 * To add one: its file, its line here, a fixture, a test.
 */
export const FORMATS: readonly FormatReader[] = [
  shapefile,
  geopackage,
  flatgeobuf,
  kml,
  gpx,
  mif,
  topojson,
  geojsonSequence,
  geojson,
  spreadsheet,
  csv,
];
