/** Base maps that come with the application (`resources/base-maps/sources.json`): data, not code. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type BaseMap, baseMapSchema } from '../../../shared/domain/base-maps.ts';

const fileSchema = z.object({ version: z.literal(1), maps: z.array(baseMapSchema) });

const read = new Map<string, readonly BaseMap[]>();

/** `resources`: folder of the installation; read once, since each image of a map asks. A damaged file is a broken installation and throws. */
export function shippedBaseMaps(resources: string): readonly BaseMap[] {
  const known = read.get(resources);
  if (known) return known;
  const maps = readMaps(resources);
  read.set(resources, maps);
  return maps;
}

function readMaps(resources: string): BaseMap[] {
  return fileSchema.parse(JSON.parse(readFileSync(path.join(resources, 'base-maps', 'sources.json'), 'utf8'))).maps;
}
