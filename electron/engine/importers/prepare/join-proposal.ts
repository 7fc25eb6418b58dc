/** Which column of a table without coordinates tells where its objects are, and of what layer of the project it holds the codes. */
import type { Join } from '../../../../shared/domain/import.ts';
import { KIND_DEFINITIONS, type Kind } from '../../../../shared/domain/kinds/index.ts';
import { fold } from '../names.ts';
import type { SourceFeature, SourceLayer } from '../types.ts';
import { codesOf, type JoinLayer, looksLikeCode } from './join-codes.ts';
import { memberColumns } from './territoire-members.ts';
import { jsonOf } from './values.ts';

interface Clue {
  readonly with: JoinLayer;
  /** What the folded name of the column must match. */
  readonly name: RegExp;
  /** What it must not: postal codes look like codes of communes. */
  readonly not?: RegExp;
}

/** The most precise place first. */
const CLUES: readonly Clue[] = [
  { with: 'parcelles', name: /idu|idpar|parcelle|refcad|cadastr/ },
  { with: 'sites', name: /^(site_id|id_site|code_site)$/ },
  {
    with: 'communes',
    name: /insee|codgeo|depcom|idcom|code_?com|cod_?com|com_?code|codecommune|^com(mune)?$|_com(mune)?$|^(code|code_geo|geocode)$|^code_\d{4}$/,
    not: /postal|(^|_)cp(_|$)|epci|siren|dep(artement)?$|reg(ion)?$/,
  },
  { with: 'epci', name: /siren|epci|^(code|codgeo)$/, not: /unite_?legale|etablissement|entreprise/ },
  { with: 'territoires', name: /./ },
];

/** Nine of ten cells with something in them: files have a few errors. */
const ENOUGH = 0.9;

/** Null where no column holds codes that a layer could know, or the objects have coordinates, or need none. */
export function proposeJoin(layer: Pick<SourceLayer, 'fields' | 'geometry'>, sample: readonly SourceFeature[], kind: Kind): Join | null {
  if (layer.geometry !== 'none' || !needsPlace(kind)) return null;
  // The composition of territoires is a table by its nature.
  if (kind === 'territoires' && memberColumns(layer.fields.map(({ name }) => name)).code !== null) return null;
  const found = CLUES.flatMap((clue) => {
    const columns = layer.fields.filter(({ name }) => fits(clue, fold(name)) && holdsCodes(clue.with, name, sample));
    const column = newest(columns.map(({ name }) => name));
    return column === undefined ? [] : [{ column, with: clue.with }];
  });
  // Objects of a layer are found by their own code before those of what they lie in.
  const own = found.find((join) => join.with === kind);
  const join = own ?? found.find((candidate) => !CONTAINED[candidate.with].includes(kind));
  if (join === undefined) return null;
  const as = kind === 'couche' || kind === join.with || join.with === 'parcelles' ? 'outline' : 'point';
  // The outline of a commune is not that of a site in it: a surface would be made of nothing. Whoever wants it may ask for it.
  return as === 'outline' || takesPoints(kind) ? { ...join, as } : null;
}

/** Layers too fine to place an object of these kinds: an EPCI is not where one of its communes is. */
const CONTAINED: Readonly<Record<JoinLayer, readonly Kind[]>> = {
  parcelles: ['communes', 'epci', 'territoires'],
  sites: ['communes', 'epci', 'territoires', 'sites'],
  communes: ['epci', 'territoires'],
  epci: ['communes', 'territoires'],
  territoires: ['communes', 'epci'],
};

/** The first of several columns; of the same code in several years, the latest. */
function newest(columns: readonly string[]): string | undefined {
  const yearOf = (name: string | undefined): number => Number(/\d{4}$/.exec(name ?? '')?.[0] ?? 0);
  const [first, ...others] = columns;
  return others.reduce((best, name) => (yearOf(best) > 0 && yearOf(name) > yearOf(best) ? name : best), first);
}

const fits = (clue: Clue, name: string): boolean => clue.name.test(name) && clue.not?.test(name) !== true;

function holdsCodes(layer: JoinLayer, column: string, sample: readonly SourceFeature[]): boolean {
  const cells = sample.flatMap(({ values }) => {
    const value = values[column];
    if (value === null || value === undefined || value === '') return [];
    // nested values are no codes; one nested beyond the stack cannot even be written as text
    return [typeof value === 'object' ? jsonOf(value) : String(value)];
  });
  const codes = cells.flatMap((cell) => codesOf(layer, cell).map(({ code }) => code));
  if (codes.length === 0) return false;
  const right = codes.filter((code) => looksLikeCode(layer, code) && (layer !== 'communes' || hasDepartement(code)));
  // The SIREN of an EPCI begins with 2, as those of all public bodies do; those of firms do not.
  const possible = layer === 'epci' ? right.filter((code) => code.startsWith('2')) : right;
  return possible.length >= codes.length * ENOUGH;
}

/** 01 to 95 without 20, 2A and 2B, 971 to 989: what a code of a commune begins with. */
const hasDepartement = (code: string): boolean => /^(0[1-9]|1\d|2[1-9AB]|[3-8]\d|9[0-5]|97[1-8]|98[4-8])/.test(code);

function needsPlace(kind: Kind): boolean {
  return kind === 'couche' || KIND_DEFINITIONS[kind].tables.some(({ geometry }) => geometry !== null);
}

function takesPoints(kind: Kind): boolean {
  return kind === 'couche' || KIND_DEFINITIONS[kind].tables.some(({ geometry }) => geometry === 'POINT');
}
