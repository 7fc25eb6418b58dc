/** Where a step changed what is drawn. Its journal holds how to take it back, that is, the rows as they were; the file has them as they are. */
import type { Database } from 'better-sqlite3';
import type { Bbox } from '../../../../shared/geo/geometry.ts';
import type { Catalogue } from '../catalogue.ts';
import { blobBounds } from '../geopackage/blob.ts';
import { quoted } from '../sql.ts';
import { decodePart } from './payload.ts';

/** Beyond, telling where costs more than drawing all anew. */
const MOST_BYTES = 2_000_000;
const MOST_BOXES = 500;

/** Boxes in degrees that rows of `table` left or reached by a step (or by taking it back); null: anywhere. */
export function boxesOfStep(db: Database, catalogue: Catalogue, step: number, table: string): Bbox[] | null {
  const facts = catalogue.find(table);
  if (!facts || facts.geometryColumn === null) return null;
  const { geometryColumn } = facts;
  const bytes = db.prepare<[number], number | null>('SELECT sum(length(contenu)) FROM emprise_journal_parties WHERE etape = ?').pluck();
  if ((bytes.get(step) ?? 0) > MOST_BYTES) return null;
  const parts = db.prepare<[number], Buffer>('SELECT contenu FROM emprise_journal_parties WHERE etape = ? ORDER BY rang').pluck().all(step);
  const srsId = db.prepare<[string], number>('SELECT srs_id FROM gpkg_geometry_columns WHERE table_name = ?').pluck().get(table);
  if (parts.length === 0 || srsId !== 4326) return null;
  const now = db
    .prepare<[number], Uint8Array | null>(`SELECT ${quoted(geometryColumn)} FROM ${quoted(table)} WHERE ${quoted(facts.primaryKey)} = ?`)
    .pluck();
  const boxes: Bbox[] = [];
  const add = (blob: unknown): void => {
    const bounds = blob instanceof Uint8Array ? blobBounds(blob) : null;
    if (bounds) boxes.push(bounds);
  };
  for (const operation of parts.flatMap((part) => decodePart(part))) {
    if (operation.table !== table) continue;
    if (operation.op === 'put') {
      if (boxes.length + operation.rows.length > MOST_BOXES) return null;
      const keyAt = operation.columns.indexOf(facts.primaryKey);
      const shapeAt = operation.columns.indexOf(geometryColumn);
      for (const row of operation.rows) {
        if (shapeAt >= 0) add(row[shapeAt]);
        if (keyAt >= 0) add(now.get(Number(row[keyAt])));
      }
    } else if (operation.op === 'delete') {
      for (const [first, last] of operation.ranges) {
        if (boxes.length + last - first >= MOST_BOXES) return null;
        for (let fid = first; fid <= last; fid++) add(now.get(fid));
      }
    } else return null;
  }
  return boxes;
}
