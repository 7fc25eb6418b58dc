/**
 * Addresses by the geocoding of the Géoplateforme (https://geoservices.ign.fr/documentation/services/services-geoplateforme/geocodage), which answers as
 * addok does: a GeoJSON collection of points. The service learns the words and, where it is given, the place they are looked for near to.
 */
import { z } from 'zod';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import type { FoundAddress } from '../../../shared/domain/search.ts';
import { Line, type LineHooks } from './line.ts';

export const GEOCODING = 'https://data.geopf.fr/geocodage/search';
const MOST = 6;
const LIMIT_BYTES = 1_000_000;

const answerSchema = z.object({
  features: z.array(
    z.object({
      geometry: z.object({ coordinates: z.tuple([z.number(), z.number()]).rest(z.number()) }),
      properties: z.object({ label: z.string(), type: z.string().default('other'), context: z.string().nullish() }),
    }),
  ),
});

/** `address`: of the service; an administration may have its own. Throws what `Line` throws, `download-not-data` for anything but addresses. */
export async function geocode(
  address: string,
  version: string,
  query: { readonly words: string; readonly near: readonly [number, number] | null },
  hooks: LineHooks,
): Promise<FoundAddress[]> {
  const url = new URL(address);
  url.searchParams.set('q', query.words);
  url.searchParams.set('limit', String(MOST));
  url.searchParams.set('index', 'address');
  if (query.near) {
    // a hundredth of a degree: enough to prefer what is near, too little to say what is looked at
    url.searchParams.set('lon', query.near[0].toFixed(2));
    url.searchParams.set('lat', query.near[1].toFixed(2));
  }
  const settings = { connect_ms: 6000, idle_ms: 8000, limit_bytes: LIMIT_BYTES, ...hooks.settings };
  const line = new Line(new URL(address), version, { ...hooks, settings });
  try {
    const answer = await line.get(url, { accept: 'application/json' });
    if (answer.statusCode !== 200) return await line.refuse(answer);
    const chunks: Buffer[] = [];
    for await (const chunk of line.body(answer)) chunks.push(chunk);
    return read(Buffer.concat(chunks).toString('utf8'), line.host);
  } finally {
    line.close();
  }
}

function read(body: string, host: string): FoundAddress[] {
  let given: unknown;
  try {
    given = JSON.parse(body);
  } catch {
    throw new EmpriseError('download-not-data', {
      host,
      answer: body
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 200),
    });
  }
  const answer = answerSchema.safeParse(given);
  if (!answer.success) throw new EmpriseError('download-not-data', { host, answer: '' }, answer.error.message);
  return answer.data.features.map(({ geometry, properties }) => ({
    label: properties.label,
    type: properties.type,
    context: properties.context ?? null,
    longitude: geometry.coordinates[0],
    latitude: geometry.coordinates[1],
  }));
}
