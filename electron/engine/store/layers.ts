/** The layers of the file: those of the schema, imported ones, and those other programs added. */
import type { Database } from 'better-sqlite3';
import { annotationStyle } from '../../../shared/domain/annotations.ts';
import { DRAWING_ORDER, defaultStyle } from '../../../shared/domain/default-styles.ts';
import { definitionOfTable, fieldOf, type TableGeometry } from '../../../shared/domain/kinds/index.ts';
import { type LayerInfo, tableOfLayer } from '../../../shared/domain/layer.ts';
import { type LayerStyle, styleSchema } from '../../../shared/domain/style.ts';
import type { Catalogue, TableFacts } from './catalogue.ts';
import { indexBounds } from './geopackage/rtree-read.ts';
import { revisionOf } from './journal/revisions.ts';
import { quoted } from './sql.ts';
import { ANNOTATIONS } from './tables/annotations.ts';
import { INTERNAL } from './tables/internal.ts';
import { LINKS, RESULTS, SOURCES } from './tables/links.ts';
import { RESERVED_COLUMNS } from './tables/specification.ts';
import { WORKSHOP } from './tables/workshop.ts';

export interface StoredLayer extends LayerInfo {
  /** System of the stored coordinates: 4326, or what another program chose. Reading gives degrees in any case. */
  readonly srsId: number;
  /** True for a table another program added. */
  readonly isForeign: boolean;
}

/** Tables that GeoPackage lists but that are no layers of the planner. */
const NO_LAYERS: ReadonlySet<string> = new Set([
  'layer_styles',
  'qgis_projects',
  ...[...INTERNAL, SOURCES, ...LINKS, ...RESULTS, ...WORKSHOP, ...ANNOTATIONS].map(({ name }) => name),
]);

interface ContentsRow {
  readonly table: string;
  readonly dataType: string;
  readonly identifier: string | null;
  readonly geometryType: string | null;
  readonly srsId: number | null;
  readonly titre: string | null;
  readonly ordre: number | null;
  readonly visible: number | null;
  readonly opacite: number | null;
  readonly style: string | null;
  readonly filtre: string | null;
}

const CONTENTS = `SELECT c.table_name AS "table", c.data_type AS dataType, c.identifier, g.geometry_type_name AS geometryType, g.srs_id AS srsId,
  e.titre, e.ordre, e.visible, e.opacite, e.style_json AS style, e.filtre
  FROM gpkg_contents c LEFT JOIN gpkg_geometry_columns g USING (table_name) LEFT JOIN emprise_couches e USING (table_name)
  WHERE c.data_type IN ('features', 'attributes') ORDER BY c.rowid`;

interface ViewRow extends Pick<ContentsRow, 'titre' | 'ordre' | 'style' | 'filtre'> {
  readonly id: string;
  readonly visible: number;
  readonly opacite: number;
}

const VIEWS = `SELECT table_name AS id, titre, ordre, visible, opacite, style_json AS style, filtre FROM emprise_couches
  WHERE instr(table_name, '~') > 0 ORDER BY id`;

const GEOMETRIES: Readonly<Record<string, TableGeometry>> = {
  POINT: 'POINT',
  MULTIPOINT: 'MULTIPOINT',
  LINESTRING: 'MULTILINESTRING',
  MULTILINESTRING: 'MULTILINESTRING',
  POLYGON: 'MULTIPOLYGON',
  MULTIPOLYGON: 'MULTIPOLYGON',
};

/** What objects of a geometry type of GeoPackage are drawn as; null where there is no type, or none of ours. */
export function drawnAs(geometryType: string | null): TableGeometry | null {
  return geometryType === null ? null : (GEOMETRIES[geometryType.toUpperCase()] ?? null);
}

const FIELD_TYPES: readonly (readonly [sql: RegExp, type: string])[] = [
  [/^(BOOLEAN)/, 'boolean'],
  [/INT/, 'integer'],
  [/^(REAL|DOUBLE|FLOAT)/, 'real'],
  [/^DATETIME/, 'datetime'],
  [/^DATE/, 'date'],
];

interface Measure {
  readonly revision: number;
  readonly count: number;
  readonly extent: StoredLayer['extent'];
}

export class LayerList {
  readonly #db: Database;
  readonly #catalogue: Catalogue;
  /** Counts and extents hold as long as the table's revision. */
  readonly #measures = new Map<string, Measure>();

  constructor(db: Database, catalogue: Catalogue) {
    this.#db = db;
    this.#catalogue = catalogue;
  }

  /** Annotations of the map: layers for other programs alone. */
  annotations(): StoredLayer[] {
    const names = new Set(ANNOTATIONS.map(({ name }) => name));
    return this.#db
      .prepare<[], ContentsRow>(CONTENTS)
      .all()
      .filter(({ table }) => names.has(table))
      .flatMap((row) => {
        const facts = this.#catalogue.find(row.table);
        return facts ? [{ ...this.#layer(row, facts, 0), isForeign: false, style: annotationStyle(row.table) }] : [];
      });
  }

  /** In drawing order, the lowest first. */
  all(): StoredLayer[] {
    let imported = 0;
    return this.#db
      .prepare<[], ContentsRow>(CONTENTS)
      .all()
      .filter(({ table }) => !NO_LAYERS.has(table))
      .flatMap((row) => {
        const facts = this.#catalogue.find(row.table);
        return facts ? [this.#layer(row, facts, definitionOfTable(row.table) ? 0 : imported++)] : [];
      })
      .sort((a, b) => a.order - b.order);
  }

  #layer(row: ContentsRow, facts: TableFacts, rank: number): StoredLayer {
    const known = definitionOfTable(row.table);
    const isForeign = known === null && !row.table.startsWith('imp_');
    const geometry = drawnAs(row.geometryType);
    const revision = revisionOf(this.#db, row.table);
    return {
      id: row.table,
      table: row.table,
      kind: known?.kind ?? 'couche',
      title: row.titre ?? (known ? null : (row.identifier ?? row.table)),
      geometry,
      ...this.#measure(facts, row.srsId ?? 4326, revision),
      visible: row.visible !== 0,
      opacity: row.opacite ?? 1,
      order: row.ordre ?? defaultOrder(row.table, rank),
      style: storedStyle(row.style) ?? defaultStyle(row.table, geometry, rank),
      fields: facts.columns
        .filter((name) => !RESERVED_COLUMNS.includes(name) && name !== facts.geometryColumn && name !== facts.primaryKey)
        .map((name) => {
          const field = known ? fieldOf(known.table, name) : undefined;
          return {
            name,
            type: field?.type ?? fieldType(facts.types[name] ?? ''),
            unit: field?.unit ?? null,
            values: field?.values ? [...field.values] : null,
            editable: !isForeign,
          };
        }),
      revision,
      srsId: row.srsId ?? 4326,
      isForeign,
      filter: row.filtre,
    };
  }

  /** Views of these layers, kept in the same table under `table~n`; those of a layer that is gone are not listed. */
  views(layers: readonly StoredLayer[]): StoredLayer[] {
    const byTable = new Map(layers.map((layer) => [layer.table, layer]));
    return this.#db
      .prepare<[], ViewRow>(VIEWS)
      .all()
      .flatMap((row): StoredLayer[] => {
        const layer = byTable.get(tableOfLayer(row.id));
        if (!layer) return [];
        return [
          {
            ...layer,
            id: row.id,
            title: row.titre ?? layer.title,
            visible: row.visible !== 0,
            opacity: row.opacite,
            order: row.ordre ?? layer.order + 1,
            style: storedStyle(row.style) ?? defaultStyle(layer.table, layer.geometry),
            filter: row.filtre,
          },
        ];
      })
      .sort((a, b) => a.order - b.order);
  }

  #measure(facts: TableFacts, srsId: number, revision: number): Pick<StoredLayer, 'count' | 'extent'> {
    let measure = this.#measures.get(facts.name);
    if (!measure || measure.revision !== revision) {
      const count =
        this.#db
          .prepare<[], number>(`SELECT count(*) FROM ${quoted(facts.name)}`)
          .pluck()
          .get() ?? 0;
      measure = { revision, count, extent: srsId === 4326 ? indexExtent(this.#db, facts) : null };
      this.#measures.set(facts.name, measure);
    }
    return { count: measure.count, extent: measure.extent };
  }
}

/** Bounds of all geometries, from the spatial index: rounded outward to 32 bits. */
export function indexExtent(db: Database, facts: TableFacts): StoredLayer['extent'] {
  if (!facts.isIndexed || facts.geometryColumn === null) return null;
  return indexBounds(db, facts.name, facts.geometryColumn);
}

/** Room is left between the places, for imported layers and for those moved by hand. */
const PLACE_STEP = 1000;

function defaultOrder(table: string, rank: number): number {
  const place = DRAWING_ORDER.indexOf(table);
  if (place >= 0) return place * PLACE_STEP;
  const isImported = definitionOfTable(table) === null;
  return isImported ? DRAWING_ORDER.indexOf('occupation_sol') * PLACE_STEP + 1 + rank : DRAWING_ORDER.length * PLACE_STEP;
}

/** A style that a later version wrote, or that somebody broke, gives way to the default one. */
function storedStyle(json: string | null): LayerStyle | null {
  if (json === null) return null;
  try {
    return styleSchema.safeParse(JSON.parse(json)).data ?? null;
  } catch {
    return null;
  }
}

function fieldType(sql: string): string {
  return FIELD_TYPES.find(([pattern]) => pattern.test(sql))?.[1] ?? 'text';
}
