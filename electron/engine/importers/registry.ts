import { csv } from './csv/index.ts';
import { geojson } from './geojson/index.ts';
import { geopackage } from './geopackage.ts';
import { shapefile } from './shapefile/index.ts';
import { spreadsheet } from './spreadsheet/index.ts';
import type { FormatReader } from './types.ts';

/**
 * Every format Emprise reads, the stricter before the broader: the first that knows the bytes is asked. Archives and folders are in detect.ts.
 * To add one: its file, its line here, a fixture, a test.
 */
export const FORMATS: readonly FormatReader[] = [shapefile, geopackage, geojson, spreadsheet, csv];
