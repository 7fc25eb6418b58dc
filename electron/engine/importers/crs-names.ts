/**
 * Systems that differ from another by less than maps show: later realisations of RGF93 and the geographic systems of the French frames
 * are read as the one Emprise calculates with (source: EPSG registry, null transformations; RGF93 v1, v2 and v2b agree within some centimetres).
 */
export function normaliseEpsg(code: number): number {
  if (code === 9793 || code === 9794 || code === 5698 || code === 5699) return 2154;
  if (code >= 9822 && code <= 9830) return code - 9822 + 3942;
  if (code >= 9842 && code <= 9850) return code - 9842 + 3942;
  if (code === 900913 || code === 3785 || code === 102100) return 3857;
  return GEOGRAPHIC.has(code) ? 4326 : code;
}

const GEOGRAPHIC: ReadonlySet<number> = new Set([
  4326, 4979, 4171, 4965, 7042, 7084, 9776, 9777, 9778, 9779, 9781, 9782, 9783, 9784, 4258, 4937, 5488, 5489, 7085, 7086, 4624, 4967, 7040,
  7041, 4627, 4971, 7036, 7037, 4469, 4470, 7038, 7039, 4463, 4466, 7034, 7035,
]);

/** EPSG code in `urn:ogc:def:crs:EPSG::2154`, `EPSG:2154`, `http://www.opengis.net/def/crs/EPSG/0/2154`, `…OGC:1.3:CRS84`; null otherwise. */
export function epsgInName(name: string): number | null {
  if (/CRS84h?$|CRS:84$/i.test(name.trim())) return 4326;
  const match = /EPSG[:/]+(?:[\d.]*[:/]+)?(\d{4,6})\s*$/i.exec(name.trim());
  return match?.[1] ? normaliseEpsg(Number(match[1])) : null;
}
