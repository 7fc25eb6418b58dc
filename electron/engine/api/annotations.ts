import { EmpriseError } from '../../../shared/contract/errors.ts';
import {
  ANNOTATION_COLOURS,
  ANNOTATION_SHAPES,
  ANNOTATION_TABLES,
  type Annotation,
  type AnnotationColour,
  type AnnotationShape,
  tableOfShape,
} from '../../../shared/domain/annotations.ts';
import type { ChangeOperation, Value } from '../../../shared/domain/change.ts';
import { type Geometry, pointGeometry } from '../../../shared/geo/geometry.ts';
import { encodeBlob } from '../store/index.ts';
import type { EngineHandlers } from './serve.ts';
import type { Workspace } from './workspace.ts';

type AnnotationCall = Extract<keyof EngineHandlers, `annotations/${string}`>;
const COLUMNS = ['forme', 'couleur', 'texte'];

/** Annotations of the map: rows of their own tables, each change a step. */
export function annotationHandlers(workspace: Workspace): Pick<EngineHandlers, AnnotationCall> {
  const known = (table: Annotation['table'], fid: number): Annotation => {
    const [found] = annotationsOf(workspace, table, [fid]);
    if (!found) throw new EmpriseError('object-unknown', { layer: table, id: fid });
    return found;
  };
  const change = (operations: readonly ChangeOperation[], code: string, params: Record<string, string | number>) =>
    workspace.changed(workspace.project.apply({ operations }, { code, params, origin: 'edit' }), 'edit');
  return {
    'annotations/list': () => ANNOTATION_TABLES.flatMap((table) => annotationsOf(workspace, table)),
    'annotations/add': ({ shape, colour, text, xy }) => {
      const table = tableOfShape(shape);
      const row = {
        geom: encodeBlob(shapeOf(shape, xy)),
        forme: shape,
        couleur: colour,
        aspect: `${shape}-${colour}`,
        texte: text,
        cree_le: new Date().toISOString(),
      };
      const receipt = change([{ op: 'put', table, rows: [row] }], 'add-annotation', { shape });
      const [added] = workspace.project.rows(table, { columns: ['fid'], orderBy: [{ column: 'fid', descending: true }], limit: 1 });
      return { receipt, annotation: { table, fid: Number(added?.['fid']) } };
    },
    'annotations/update': ({ table, fid, colour, text, xy }) => {
      const { shape } = known(table, fid);
      const row: Record<string, Value> = { fid };
      if (colour !== undefined) Object.assign(row, { couleur: colour, aspect: `${shape}-${colour}` });
      if (text !== undefined) row['texte'] = text;
      if (xy !== undefined) row['geom'] = encodeBlob(shapeOf(shape, xy));
      return change([{ op: 'put', table, rows: [row] }], xy === undefined ? 'edit-annotation' : 'move-annotation', { shape });
    },
    'annotations/remove': ({ annotations }) => {
      for (const { table, fid } of annotations) known(table, fid);
      const operations = annotations.map(({ table, fid }) => ({ op: 'delete', table, ranges: [[fid, fid]] }) as const);
      return change(operations, 'remove-annotations', { count: annotations.length });
    },
  };
}

/** Another program may have added others: what is no annotation of ours is left to it. */
function annotationsOf({ project }: Workspace, table: Annotation['table'], fids?: readonly number[]): Annotation[] {
  if (!project.hasTable(table)) return [];
  const found: Annotation[] = [];
  for (const { fid, geometry, values } of project.geometries(table, { columns: COLUMNS, ...(fids ? { fids } : {}) })) {
    const [shape, colour, text] = values;
    if (!geometry || !ANNOTATION_SHAPES.includes(shape as AnnotationShape)) continue;
    const end = geometry.parts[0] ?? geometry.xy.length / 2;
    found.push({
      table,
      fid,
      shape: shape as AnnotationShape,
      colour: ANNOTATION_COLOURS.includes(colour as AnnotationColour) ? (colour as AnnotationColour) : 'noir',
      text: typeof text === 'string' ? text : null,
      xy: geometry.xy.slice(0, end * 2),
    });
  }
  return found;
}

/** Throws `parameter-invalid` where a line has one point, or a ring is not closed or has less than three corners. */
function shapeOf(shape: AnnotationShape, xy: Float64Array): Geometry {
  const points = xy.length / 2;
  if (!xy.every(Number.isFinite)) throw new EmpriseError('parameter-invalid', { name: 'xy' });
  if (shape === 'texte') return pointGeometry(xy[0] as number, xy[1] as number);
  if (shape === 'polygone' || shape === 'cercle') {
    const isClosed = xy[0] === xy[xy.length - 2] && xy[1] === xy[xy.length - 1];
    if (points < 4 || !isClosed) throw new EmpriseError('parameter-invalid', { name: 'xy' });
    return { type: 'MultiPolygon', xy, parts: [points], polygons: [1] };
  }
  if (points < 2) throw new EmpriseError('parameter-invalid', { name: 'xy' });
  return { type: 'MultiLineString', xy, parts: [points], polygons: [] };
}
