import { csv } from './csv/index.ts';
import { geojson } from './geojson/index.ts';
import { geopackage } from './geopackage.ts';
import { shapefile, shapefileZip } from './shapefile/index.ts';
import type { FormatReader } from './types.ts';

/** Every format Emprise reads. To add one: its file, its line here, a fixture, a test. */
export const FORMATS: readonly FormatReader[] = [shapefileZip, shapefile, geopackage, geojson, csv];
