import path from 'node:path';
import type { Join } from '../../../../shared/domain/import.ts';
import { KIND_DEFINITIONS } from '../../../../shared/domain/kinds/index.ts';
import type { Geometry } from '../../../../shared/geo/geometry.ts';
import type { Places } from '../../importers/types.ts';
import { loadReference } from '../../reference/index.ts';
import type { ProjectReader } from '../../store/index.ts';

/** Outlines kept at hand: tables come in the order of their territories more often than not. */
const KEPT = 2000;

/** Where the objects of a project are, by their code; a former commune by the reference of the current official codes. */
export function placesOf(reader: ProjectReader, resources: string): Places {
  const layers = new Map<Join['with'], Map<string, number>>();
  const outlines = new Map<string, Geometry | null>();
  let successors: Map<string, string> | null = null;

  const rowsOf = (layer: Join['with']): Map<string, number> => {
    const known = layers.get(layer);
    if (known) return known;
    const rows = codesIn(reader, layer);
    layers.set(layer, rows);
    return rows;
  };

  return {
    has: (layer) => rowsOf(layer).size > 0,
    find(layer, code) {
      const fid = rowsOf(layer).get(code);
      if (fid === undefined) return null;
      const key = `${layer} ${code}`;
      const kept = outlines.get(key);
      if (kept !== undefined) return kept;
      const [row] = reader.geometries(layer, { fids: [fid] });
      if (outlines.size >= KEPT) outlines.clear();
      outlines.set(key, row?.geometry ?? null);
      return row?.geometry ?? null;
    },
    successor(code) {
      successors ??= new Map(
        loadReference(path.join(resources, 'reference')).movements.flatMap(({ from, to, how }) => (how === 'restored' ? [] : [[from, to]])),
      );
      return successors.get(code) ?? null;
    },
  };
}

/** Code → fid. */
function codesIn(reader: ProjectReader, layer: Join['with']): Map<string, number> {
  const column = KIND_DEFINITIONS[layer].tables[0].key;
  if (column === null || !reader.hasTable(layer)) return new Map();
  const fid = reader.primaryKey(layer);
  return new Map(
    reader.rows(layer, { columns: [fid, column] }).flatMap((row) => {
      const code = row[column];
      return code === null || code === undefined ? [] : [[String(code), Number(row[fid])] as const];
    }),
  );
}
