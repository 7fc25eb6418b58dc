/** Finds objects of a project by their name or code. What it knows of a table is as old as the revision it was read at: an edit renews that table alone. */
import { FOUND_KINDS, type Found, type FoundKind } from '../../../../../shared/domain/search.ts';
import { type ParcelQuery, prepare, type Query, rankOf, readParcel, readQuery } from '../../../../../shared/search/index.ts';
import type { Reference } from '../../../reference/index.ts';
import type { ProjectReader } from '../../../store/index.ts';
import { type NamedObject, readNamedObjects, SEARCHED } from './named-objects.ts';
import { type Outlined, outlinedTerritories } from './outlines.ts';
import { CODE_LENGTH, COLUMN, findParcels, TABLE } from './parcels.ts';

const GROUPS: readonly (readonly FoundKind[])[] = [
  ['site', 'terrain', 'friche'],
  ['territoire', 'epci', 'commune', 'departement', 'region'],
];
/** With so many found, nobody has mistyped. */
const ENOUGH = 3;
/** Communes that words beside a parcel may mean. */
const MOST_NAMED = 5;

interface Known {
  readonly revision: number;
  readonly objects: readonly NamedObject[];
}
interface Hit {
  readonly object: NamedObject | Outlined;
  readonly rank: number;
}
/** Everything that can be found, ready to be gone through for each key pressed. */
interface Shelf {
  /** Revisions it was made of. */
  readonly stamp: string;
  readonly groups: readonly (readonly (NamedObject | Outlined)[])[];
  readonly communes: readonly NamedObject[];
  readonly communeNames: ReadonlyMap<string, string>;
}

export class ProjectSearch {
  readonly #project: ProjectReader;
  readonly #reference: Reference;
  readonly #known = new Map<string, Known>();
  #shelf: Shelf | null = null;
  #parcelled: { readonly revision: number; readonly communes: readonly string[] } | null = null;

  constructor(project: ProjectReader, reference: Reference) {
    this.#project = project;
    this.#reference = reference;
  }

  /** `most` of each group, each in order: how well it answers, its kind, its size, its name. */
  find(typed: string, most: number): Found[] {
    const words = typed.replace(/^#/, '');
    const query = readQuery(words);
    const shelf = this.#read();
    if (query === null) return [];
    const parcel = readParcel(words);
    const parcels = parcel ? this.#parcels(parcel, most, shelf) : [];
    if (typed.startsWith('#')) return parcels;
    return [...shelf.groups.flatMap((objects) => best(objects, query, most)), ...parcels];
  }

  async close(): Promise<void> {
    await this.#project.close();
  }

  /** Reads again only the tables that have changed. */
  #read(): Shelf {
    const project = this.#project;
    for (const searched of SEARCHED) {
      const { table } = searched;
      if (!project.hasTable(table)) {
        this.#known.delete(table);
        continue;
      }
      const revision = project.revision(table);
      if (this.#known.get(table)?.revision !== revision) this.#known.set(table, { revision, objects: readNamedObjects(project, searched) });
    }
    const stamp = [...this.#known].map(([table, { revision }]) => `${table} ${revision}`).join();
    if (this.#shelf?.stamp === stamp) return this.#shelf;
    const named = new Map([...this.#known].map(([table, { objects }]) => [table, objects]));
    const all = [...[...named.values()].flat(), ...outlinedTerritories(project, named, this.#reference)];
    const communes = named.get('communes') ?? [];
    this.#shelf = {
      stamp,
      groups: GROUPS.map((kinds) => all.filter(({ kind }) => kinds.includes(kind))),
      communes,
      communeNames: new Map(communes.flatMap(({ code, name }) => (code === null ? [] : [[code, name]]))),
    };
    return this.#shelf;
  }

  #parcels(parcel: ParcelQuery, most: number, { communes, communeNames }: Shelf): Found[] {
    const nameOf = (insee: string): string | null => communeNames.get(insee) ?? this.#reference.communes.get(insee)?.nom ?? null;
    const named = (words: string | null): readonly string[] => {
      if (words === null) return this.#withParcels();
      const query = readQuery(words);
      if (query === null) return [];
      const ofProject = best(communes, query, MOST_NAMED).flatMap(({ code }) => code ?? []);
      if (ofProject.length > 0) return ofProject;
      // a project of parcels alone has no communes: those of the law are asked
      return this.#withParcels().filter((insee) => {
        const name = this.#reference.communes.get(insee)?.nom;
        return name !== undefined && rankOf(prepare(name), query) !== null;
      });
    };
    return findParcels(this.#project, parcel, most, named, nameOf);
  }

  /** Communes that have parcels in the project. */
  #withParcels(): readonly string[] {
    const revision = this.#project.revision(TABLE);
    if (this.#parcelled?.revision !== revision) {
      this.#parcelled = { revision, communes: this.#project.codeBeginnings(TABLE, COLUMN, CODE_LENGTH) };
    }
    return this.#parcelled.communes;
  }
}

function best(objects: readonly (NamedObject | Outlined)[], query: Query, most: number): Found[] {
  let hits = ranked(objects, query, false);
  // one wrong letter is looked for where nearly nothing was found: it costs more
  if (hits.length < ENOUGH) hits = ranked(objects, query, true);
  return first(hits, most).map(({ object, rank }): Found => {
    const { text: _, weight: __, ...found } = object;
    return { ...found, extent: 'extent' in object ? [...object.extent] : null, rank };
  });
}

function ranked(objects: readonly (NamedObject | Outlined)[], query: Query, faults: boolean): Hit[] {
  const hits: Hit[] = [];
  for (const object of objects) {
    const rank = rankOf(object.text, query, faults);
    if (rank !== null) hits.push({ object, rank });
  }
  return hits;
}

/** The first of an order, without sorting all: one letter is the beginning of thousands. */
function first(hits: readonly Hit[], most: number): Hit[] {
  const buckets = new Map<number, Hit[]>();
  for (const hit of hits) {
    const key = hit.rank * FOUND_KINDS.length + FOUND_KINDS.indexOf(hit.object.kind);
    const bucket = buckets.get(key);
    if (bucket) bucket.push(hit);
    else buckets.set(key, [hit]);
  }
  const chosen: Hit[] = [];
  for (const key of [...buckets.keys()].sort((a, b) => a - b)) {
    if (chosen.length >= most) break;
    const bucket = (buckets.get(key) ?? []).sort((a, b) => b.object.weight - a.object.weight || (a.object.name < b.object.name ? -1 : 1));
    chosen.push(...bucket.slice(0, most - chosen.length));
  }
  return chosen;
}
