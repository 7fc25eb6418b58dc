/** What files call their system, as an EPSG code: registry codes old and new, ESRI and IGN codes, names in every spelling, PROJJSON. */

/**
 * Systems that differ from another by less than maps show, deprecated codes and ESRI's own: read as the one Emprise calculates with
 * (source: EPSG registry, null transformations and replacements; RGF93 v1, v2 and v2b agree within some centimetres).
 */
export function normaliseEpsg(code: number): number {
  if (code === 9793 || code === 9794 || code === 5698 || code === 5699 || code === 102110) return 2154;
  if (code >= 9822 && code <= 9830) return code - 9822 + 3942;
  if (code >= 9842 && code <= 9850) return code - 9842 + 3942;
  if (code === 900913 || code === 3785 || code === 102100 || code === 102113) return 3857;
  // NTF: the codes withdrawn in 1999, ESRI's, and those with a height.
  if (code >= 27581 && code <= 27584) return code - 10;
  if (code >= 27591 && code <= 27594) return code - 30;
  if (code >= 102581 && code <= 102584) return code - 102581 + 27571;
  if (code >= 102585 && code <= 102588) return code - 102585 + 27571;
  if (code === 7400) return 4807;
  return GEOGRAPHIC.has(code) ? 4326 : (SAME.get(code) ?? code);
}

const GEOGRAPHIC: ReadonlySet<number> = new Set([
  4326, 4979, 4171, 4965, 4964, 7042, 7084, 9776, 9777, 9778, 9779, 9781, 9782, 9783, 9784, 4258, 4937, 5488, 5489, 7085, 7086, 4624, 4967,
  7040, 7041, 4627, 4971, 7036, 7037, 4469, 4470, 7038, 7039, 4463, 4466, 7034, 7035, 4557, 4558, 4640,
]);

/** The same definition under two codes. */
const SAME: ReadonlyMap<number, number> = new Map([
  [2989, 4559],
  [2990, 3727],
  [4474, 5879],
]);

/**
 * EPSG code meant by `urn:ogc:def:crs:EPSG::2154`, `EPSG:2154`, `http://www.opengis.net/def/crs/EPSG/0/2154`, `…OGC:1.3:CRS84`, `ESRI:102110`,
 * `IGNF:LAMB93`, or a name as writers put it (`RGF_1993_Lambert_93`, `NTF (Paris) / Lambert zone II`); null otherwise.
 */
export function epsgInName(name: string): number | null {
  const text = name.trim();
  if (/CRS84h?$|CRS:84$/i.test(text)) return 4326;
  const match = /(?:EPSG|ESRI)[:/]+(?:[\d.]*[:/]+)?(\d{4,6})(?:\/\w*)*\s*$/i.exec(text);
  if (match?.[1]) return normaliseEpsg(Number(match[1]));
  return epsgOfName(/IGNF[:/]+(?:[\d.]*[:/]+)?(\w+)\s*$/i.exec(text)?.[1] ?? text);
}

const roman = (numeral: string): number => ['i', 'ii', 'iii', 'iv'].indexOf(numeral) + 1 || Number(numeral);

/** Names folded to letters and figures. IGN calls « carto » the zones with their number in the millions of the northing. */
const NAMES: readonly (readonly [RegExp, (match: RegExpExecArray) => number])[] = [
  [/^(frrgf93)?(rgf(19)?93(v[12]b?)?)?lamb(ert)?93(ngfign(69|78)(height)?)?$/, () => 2154],
  [/^rgf(19)?93(v[12]b?)?(lambert)?(zone|conforme)?cc(4[2-9]|50)(zone\d)?$/, (match) => 3900 + Number(match[5])],
  [/^(lambert)?cc(4[2-9]|50)$/, (match) => 3900 + Number(match[2])],
  [/^rgaf(20)?09utm(zone|nordfuseau)?20n?$/, () => 5490],
  [/^(rgfg(19)?95utm(zone|nordf)?22n?|utm22rgfg95)$/, () => 2972],
  [/^(rgfg(19)?95utm(zone|nordf)?21n?|utm21rgfg95)$/, () => 3313],
  [/^rgr(19)?92utm(zone)?40s?(ud)?$/, () => 2975],
  [/^rgm(20)?04utm(zone|sudfuseau)?38s?$/, () => 4471],
  [/^rgspm(20)?06u(tm)?(zone|nordfuseau)?21n?$/, () => 4467],
  [/^(rraf(19)?(91)?utm(zone|nordfuseau)?20n?|utm20w84(guad|mart))$/, () => 4559],
  [/^wgs(19)?84utm(zone|nordfuseau)?(\d{1,2})(n|s)$/, (match) => (match[4] === 's' ? 32700 : 32600) + Number(match[3])],
  [/^utm(30|31|32)(w84|rgf93|etrs89)$/, (match) => (match[2] === 'w84' ? 32600 : 25800) + Number(match[1])],
  [/^(etrs|rgf|etrf)(19)?(89|93)(v[12]b?)?utm(zone|nordfuseau|fuseau)?(30|31|32)n?$/, (match) => 25800 + Number(match[6])],
  [/^(ed(19)?50|europeandatum1950|european1950)utm(zone|nordfuseau|fuseau)?(30|31|32)n?$/, (match) => 23000 + Number(match[4])],
  [/^etrs(19)?89(extended)?(laea(europe)?|lambertazimutal.*)$/, () => 3035],
  [/^etrs(19)?89(extended)?(lcc(europe)?|lambertconformalconic)$/, () => 3034],
  [/^(ntf)?(paris)?(ntf)?(lamb(ert)?(zone)?(ii|2)?(etendu|extended|e)|lambe)$/, () => 27572],
  [/^(ntf)?(paris)?(ntf)?(france)(i{1,3}|iv)(degrees)?$/, (match) => 27570 + roman(match[5] as string)],
  [/^(ntf)?(paris)?(ntf)?lamb(ert)?(zone(i{1,3}|iv|[1-4])|(i{1,3}|iv|[1-4])c(arto)?)$/, (m) => 27570 + roman((m[6] ?? m[7]) as string)],
  [/^(ntf)?(paris)?(ntf)?lamb(ert)?(i{1,3}|iv|[1-4])$/, (match) => 27560 + roman(match[5] as string)],
  [
    /^(ntf)?(paris)?(ntf)?(lambert)?(nord|cent?re?|sud|corse)(france)?$/,
    (match) => 27561 + ['n', 'c', 's'].indexOf((match[5] as string).replace('corse', 'x').charAt(0)) + (match[5] === 'corse' ? 4 : 0),
  ],
  [/^(gcs)?ntf(g|geographiques?greenwich.*)?$/, () => 4275],
  [/^(gcs)?ntfparis$/, () => 4807],
  [/^(gcs)?(ed(19)?50|european(datum)?1950)g?$/, () => 4230],
  [/^(sainteanne|guadeloupe1948|guad48|guadann|guadeloupesteanne)utm(zone|nordfuseau)?20n?$/, () => 2970],
  [/^(fortdesaix|martinique1938|mart38|martfd|martiniquefortdesaix)utm(zone|nordfuseau)?20n?$/, () => 2973],
  [/^(fortmarigot|guadfm)(utm)?(zone)?20n?$/, () => 2969],
  [/^csg(19)?67utm(zone|nordfuseau)?2([12])n?$/, (match) => (match[3] === '2' ? 2971 : 3312)],
  [/^(reunion1947|pitondesneiges)tmreunion$|^reun4[79]gaussl$/, () => 3727],
  [/^(combani1950|mayo50)utm(zone)?38s$/, () => 2980],
  [/^cadastre1997utm(zone)?38s$/, () => 5879],
  [/^(saintpierreetmiquelon1950|stpm50)utm(zone)?21n?$/, () => 2987],
  [/^(wgs(19)?84)?(pseudomercator|webmercator(auxiliarysphere|sphere)?)$|^googlemaps(globalmercator)?$|^popularvisualisation/, () => 3857],
  [
    /^(gcs)?(wgs(19)?84|rgf(19)?93(v[12]b?)?|etrs(19)?89|rgaf(20)?09|rgfg(19)?95|rgr(19)?92|rgm(20)?04|rgspm(20)?06|wgs84crs84|rraf1991)(g|lonlat|latlon)?$/,
    () => 4326,
  ],
];

/** EPSG code of a name, or null. Accents, case and separators do not count. */
export function epsgOfName(name: string): number | null {
  const folded = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
  for (const [pattern, code] of NAMES) {
    const match = pattern.exec(folded);
    if (match) return code(match);
  }
  return null;
}

export interface NamedSystem {
  readonly name: string;
  readonly epsg: number | null;
}

/**
 * The `crs` member of a GeoJSON: named, linked, an old `{"type":"EPSG"}`, or PROJJSON. Null where it says nothing (`null`, or no JSON at all
 * that could be a system).
 */
export function systemOfJson(text: string): NamedSystem | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { name: text.slice(0, 80), epsg: null };
  }
  if (value === null) return null;
  if (typeof value !== 'object') return { name: String(value).slice(0, 80), epsg: epsgInName(String(value)) };
  const crs = value as { type?: unknown; name?: unknown; id?: unknown; properties?: { name?: unknown; href?: unknown; code?: unknown } };
  const id = crs.id as { authority?: unknown; code?: unknown } | undefined;
  if (id?.code !== undefined) {
    const label = `${String(id.authority)}:${String(id.code)}`;
    return { name: typeof crs.name === 'string' ? crs.name : label, epsg: epsgInName(label) };
  }
  const { name, href, code } = crs.properties ?? {};
  if (code !== undefined) return { name: `EPSG:${String(code)}`, epsg: epsgInName(`EPSG:${String(code)}`) };
  const label = [name, href, crs.name].find((each): each is string => typeof each === 'string')?.trim();
  if (label === undefined) return { name: text.slice(0, 80), epsg: null };
  return { name: label, epsg: /^\d{4,6}$/.test(label) ? normaliseEpsg(Number(label)) : epsgInName(label) };
}
