/** Base maps that come with the application (`resources/base-maps/sources.json`): data, not code. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type BaseMap, baseMapSchema } from '../../../shared/domain/base-maps.ts';

const fileSchema = z.object({ version: z.literal(1), maps: z.array(baseMapSchema) });

/** `resources`: folder of the installation. A damaged file is a broken installation and throws. */
export function shippedBaseMaps(resources: string): BaseMap[] {
  return fileSchema.parse(JSON.parse(readFileSync(path.join(resources, 'base-maps', 'sources.json'), 'utf8'))).maps;
}
