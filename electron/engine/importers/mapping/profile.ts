/** Producers' models: files recognised by their header, their geometry and their name, with what each column means. */
import type { FieldUnit, Kind } from '../../../../shared/domain/kinds/index.ts';
import { fold } from '../names.ts';
import type { GeometryFamily, SourceValue } from '../types.ts';
import { PROFILES } from './profiles/index.ts';

export type ColumnReader = (column: string) => SourceValue;

export interface Profile {
  /** Its name is the message `profile.<id>`; what to know before using such a file, where there is something, `caveat.<id>`. */
  readonly id: string;
  readonly kind: Kind;
  readonly geometry?: readonly GeometryFamily[];
  /** Columns that must all be there, folded; `a|b` stands for one that goes by two names. Ten-character names of shapefiles count as cut ones. */
  readonly all: readonly string[];
  /** At least one of these must be there; each of them makes the model likelier. */
  readonly any?: readonly string[];
  /** None of these may be there: they give another model away. */
  readonly without?: readonly string[];
  /** A column that must be there, where its name holds a year. */
  readonly column?: RegExp;
  /** What the folded layer or file name must match, where columns alone do not tell. */
  readonly name?: RegExp;
  /** What a folded layer or file name of this model usually matches. */
  readonly likely?: RegExp;
  /** Target field → folded columns, where names alone would choose another or none. An empty list: nothing in the file is this field. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** Target field → unit of its column, where the column's name does not say. */
  readonly units?: Readonly<Record<string, FieldUnit>>;
  /** Target field → the one value of all objects. */
  readonly constants?: Readonly<Record<string, string>>;
  /** Target field → its value from other columns of the record; null where they do not say. */
  readonly derived?: Readonly<Record<string, (value: ColumnReader) => string | null>>;
  /** True where the file claims the CNIG standard of its kind; false where its model is another; unset where nothing tells. */
  readonly cnig?: boolean;
}

/** Width of a shapefile's field names: longer ones arrive cut. */
export const DBF_NAME_LENGTH = 10;

/** Columns of a source as profiles look for them: whole names, or names that a shapefile cut at ten characters. */
export class Columns {
  readonly #byName = new Map<string, string>();
  readonly #cut: readonly (readonly [folded: string, name: string])[];

  constructor(names: readonly string[]) {
    for (const name of names) if (!this.#byName.has(fold(name))) this.#byName.set(fold(name), name);
    // One longer name, and no shapefile was on its way: « code_insee » is then a whole name.
    const isCut = names.every((name) => name.length <= DBF_NAME_LENGTH);
    this.#cut = isCut ? names.filter((name) => name.length === DBF_NAME_LENGTH).map((name) => [fold(name), name]) : [];
  }

  /** The column as the source writes it, by its folded name (or `a|b`); undefined where there is none. */
  find(column: string): string | undefined {
    for (const name of column.split('|')) {
      const whole = this.#byName.get(name);
      if (whole !== undefined) return whole;
      const cut = this.#cut.find(([folded]) => name.length > DBF_NAME_LENGTH && name.startsWith(folded));
      if (cut !== undefined) return cut[1];
    }
    return undefined;
  }

  has(column: string): boolean {
    return this.find(column) !== undefined;
  }

  some(pattern: RegExp): boolean {
    return [...this.#byName.keys()].some((name) => pattern.test(name));
  }
}

/**
 * The model a layer follows, or null. The one with most of its columns there wins; a name that fits counts as two columns.
 * `name` is the layer's and the file's name; `kind` keeps to the models of one kind.
 */
export function recogniseProfile(fields: readonly string[], geometry: GeometryFamily, name: string, kind?: Kind): Profile | null {
  const columns = new Columns(fields);
  const folded = fold(name);
  let best: { profile: Profile; score: number } | null = null;
  for (const profile of PROFILES) {
    if (kind !== undefined && profile.kind !== kind) continue;
    const score = scoreOf(profile, columns, geometry, folded);
    if (score > 0 && (best === null || score > best.score)) best = { profile, score };
  }
  return best?.profile ?? null;
}

function scoreOf(profile: Profile, columns: Columns, geometry: GeometryFamily, name: string): number {
  if (profile.geometry !== undefined && geometry !== 'mixed' && !profile.geometry.includes(geometry)) return 0;
  if (!profile.all.every((column) => columns.has(column))) return 0;
  if (profile.without?.some((column) => columns.has(column))) return 0;
  if (profile.column !== undefined && !columns.some(profile.column)) return 0;
  if (profile.name !== undefined && !profile.name.test(name)) return 0;
  const some = (profile.any ?? []).filter((column) => columns.has(column)).length;
  if (profile.any !== undefined && some === 0) return 0;
  const named = profile.name !== undefined || profile.likely?.test(name) === true;
  return profile.all.length + some + (named ? 2 : 0) + (profile.column === undefined ? 0 : 1);
}
