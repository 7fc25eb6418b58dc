/** One function per kind of edit: what it changes goes into the step. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { Value } from '../../../../../shared/domain/change.ts';
import type { ShapeEditKind } from '../../../../../shared/domain/edit.ts';
import { cutHole, explodeFigure, fillHoles, splitFigure } from '../../../editing/cut.ts';
import type { Figure, Line, Vertex } from '../../../editing/figure.ts';
import { polygons } from '../../../editing/figure.ts';
import type { Plane } from '../../../editing/plane.ts';
import { reshapeFigure } from '../../../editing/reshape.ts';
import { transformFigure } from '../../../editing/transform.ts';
import { settled } from '../../../editing/valid.ts';
import { bufferDeed } from './buffer-deed.ts';
import { type Deed, withoutEffect } from './deed.ts';
import { createDeed, replaceDeed } from './draw-deeds.ts';
import { drawnLine, drawnRing, type Position } from './drawing.ts';
import type { EditStep } from './edit-step.ts';
import { mergeDeed } from './merge-deed.ts';
import { addFricheOutline, addObject, copiedValues } from './new-objects.ts';
import { followParts, partValues } from './parcel-parts.ts';
import type { Chosen, Scene } from './scene.ts';
import { followNodes } from './shared-borders.ts';
import { siteFromParcels } from './site-from-parcels.ts';
import { verticesDeed } from './vertices-deed.ts';

const split: Deed<'split'> = (scene, { fids, line }, step) => {
  forEachDrawn(scene, step, fids, line, drawnLine, (object, drawn) => {
    const cut = splitFigure(object.figure, drawn, object.plane, scene.geos);
    if (!cut) return null;
    step.shape(object.fid, settled(cut.kept, scene.geos));
    addPieces(scene, step, object, cut.others);
    return cut.nodes;
  });
};

/** New objects with the values of the one they come from. */
function addPieces(scene: Scene, step: EditStep, { fid, plane }: Chosen, pieces: readonly Figure[]): void {
  const { table } = scene;
  const outline = table === 'friches_emprises' ? fricheOf(scene, fid) : null;
  const values = outline ? outline.values : copiedValues(scene, fid);
  const parcel = table === 'parcelles' ? (scene.project.row(table, fid)?.['idu'] ?? null) : null;
  const codes: Value[] = [];
  for (const piece of pieces) {
    const own = parcel === null ? values : partValues(scene, values, parcel);
    if (parcel !== null) codes.push(own['idu'] ?? null);
    step.wrote(outline ? addFricheOutline(scene, step, piece, plane, own) : addObject(scene, step, table, piece, plane, own));
  }
  followParts(scene, step, parcel, codes);
  step.note('derived-codes', codes.length);
}

function fricheOf(scene: Scene, fid: number): { values: ReturnType<typeof copiedValues> } {
  const key = scene.project.row('friches_emprises', fid)?.['friche_id'] ?? null;
  const [row] = scene.project.rows('friches', { where: { sql: 'friche_id = ?', params: [key] }, limit: 1 });
  const own = ['fid', 'uid', 'source_id', 'maj', 'friche_id'];
  return { values: Object.fromEntries(Object.entries(row ?? {}).filter(([name]) => !own.includes(name))) };
}

const hole: Deed<'hole'> = (scene, { fids, ring }, step) => {
  refuseTable(scene, 'MULTIPOLYGON');
  forEachDrawn(scene, step, fids, ring, drawnRing, (object, drawn) => {
    settled(polygons([[drawn]]), scene.geos);
    const cut = cutHole(object.figure, drawn, object.plane, scene.geos);
    if (cut) step.shape(object.fid, settled(cut.left, scene.geos));
    return cut?.nodes ?? null;
  });
};

const fill: Deed<'fill-holes'> = (scene, { fids, ring }, step) => {
  refuseTable(scene, 'MULTIPOLYGON');
  for (const [plane, objects] of scene.byPlane(scene.chosen(fids))) {
    const drawn = ring ? drawnRing(scene, ring, plane) : null;
    for (const { fid, figure } of objects) {
      const filled = fillHoles(figure, drawn, scene.geos);
      if (filled) step.shape(fid, settled(filled, scene.geos));
    }
  }
  if (step.isEmpty) throw withoutEffect('no-hole');
};

const reshape: Deed<'reshape'> = (scene, { fids, line }, step) => {
  forEachDrawn(scene, step, fids, line, drawnLine, (object, drawn) => {
    const made = reshapeFigure(object.figure, drawn, object.plane, scene.geos);
    if (made) step.shape(object.fid, settled(made.figure, scene.geos));
    return made?.nodes ?? null;
  });
};

/** Runs `use` on each object with what was drawn in its plane; neighbours take the vertices it put onto their borders. Throws `edit-without-effect`. */
function forEachDrawn(
  scene: Scene,
  step: EditStep,
  fids: readonly number[],
  positions: readonly Position[],
  read: (scene: Scene, positions: readonly Position[], plane: Plane) => Line,
  use: (object: Chosen, drawn: Line) => readonly Vertex[] | null,
): void {
  let changed = 0;
  for (const [plane, objects] of scene.byPlane(scene.chosen(fids))) {
    const drawn = read(scene, positions, plane);
    const nodes: Vertex[] = [];
    for (const object of objects) {
      const put = use(object, drawn);
      if (!put) continue;
      changed++;
      nodes.push(...put);
    }
    followNodes(scene, step, fids, nodes, plane);
  }
  if (changed === 0) throw withoutEffect('line-crosses-nothing');
}

const transform: Deed<'transform'> = (scene, { fids, origin, factor, angle_deg, move }, step) => {
  const isIdentity = factor === 1 && angle_deg % 360 === 0 && move[0] === 0 && move[1] === 0;
  if (isIdentity) throw withoutEffect('');
  const target: Position = [origin[0] + move[0], origin[1] + move[1]];
  for (const { fid, figure, plane } of scene.chosen(fids)) {
    const change = { origin: plane.at(...scene.degrees(origin)), to: plane.at(...scene.degrees(target)), factor, angle_deg };
    step.shape(fid, settled(transformFigure(figure, change, plane), scene.geos));
  }
};

const explode: Deed<'explode'> = (scene, { fids }, step) => {
  for (const object of scene.chosen(fids)) {
    const parts = explodeFigure(object.figure);
    if (!parts) continue;
    step.shape(object.fid, settled(parts[0] as Figure, scene.geos));
    addPieces(scene, step, object, parts.slice(1));
  }
  if (step.isEmpty) throw withoutEffect('one-part');
};

function refuseTable(scene: Scene, geometry: 'MULTIPOLYGON'): void {
  if (scene.layer.geometry !== geometry)
    throw new EmpriseError('edit-geometry-kind', { layer: scene.table, claimed: scene.layer.geometry ?? '' });
}

export const DEEDS: { readonly [K in ShapeEditKind]: Deed<K> } = {
  create: createDeed,
  replace: replaceDeed,
  split,
  merge: mergeDeed,
  hole,
  'fill-holes': fill,
  reshape,
  transform,
  vertices: verticesDeed,
  buffer: bufferDeed,
  explode,
  'site-from-parcels': siteFromParcels,
};
