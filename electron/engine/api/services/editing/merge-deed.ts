import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { area_m2, type Figure } from '../../../editing/figure.ts';
import { joinLines, joinPolygons } from '../../../editing/join.ts';
import type { Plane } from '../../../editing/plane.ts';
import { settled } from '../../../editing/valid.ts';
import { oneOf } from '../../../store/index.ts';
import { type Deed, withoutEffect } from './deed.ts';
import type { EditStep } from './edit-step.ts';
import { followPieces } from './follow-pieces.ts';
import { followMerge } from './links.ts';
import { editableLayer, type Scene } from './scene.ts';

export const mergeDeed: Deed<'merge'> = (scene, { fids, into }, step) => {
  const { project, table } = scene;
  const all = [into, ...new Set(fids.filter((fid) => fid !== into))];
  if (all.length < 2) throw withoutEffect('one-object');
  const missing = project.firstMissing(table, all);
  if (missing !== null) throw new EmpriseError('object-unknown', { layer: table, id: missing });
  const plane = planeOfFirst(scene, table, all);
  const figures = plane ? scene.chosen(all, plane) : [];
  const joined =
    plane && scene.layer.geometry !== 'POINT'
      ? joinedFigure(
          scene,
          step,
          figures.map(({ figure }) => figure),
          plane,
        )
      : null;
  const areas = new Map(figures.map(({ fid, figure }) => [fid, area_m2(figure)]));
  const others = all.slice(1);
  if (table === 'friches' || table === 'friches_emprises') mergeFriches(scene, step, into, others);
  else followMerge(scene, step, into, others, areas);
  followPieces(scene, step, table, into, others);
  step.remove(table, others);
  if (joined) step.shape(into, settled(joined, scene.geos));
  else step.wrote(into);
};

function planeOfFirst(scene: Scene, table: string, fids: readonly number[]): Plane | null {
  for (const geometry of scene.project.shapes(table, fids)) if (geometry) return scene.planeOf(geometry);
  return null;
}

function joinedFigure(scene: Scene, step: EditStep, figures: readonly Figure[], plane: Plane): Figure {
  const [first] = figures;
  if (first?.type === 'MultiLineString') return joinLines(figures);
  if (first?.type !== 'MultiPolygon') return { type: first?.type ?? 'MultiPoint', parts: figures.flatMap(({ parts }) => parts) };
  const { figure, slivers } = joinPolygons(figures, plane, scene.geos);
  step.note('slivers', slivers);
  step.note('disjoint', figure.parts.length > 1 ? figure.parts.length : 0);
  return figure;
}

/** A friche is a couple: values and point in `friches`, outline in `friches_emprises`. Both halves of the others go, their outlines join that of `into`. */
function mergeFriches(scene: Scene, step: EditStep, into: number, others: readonly number[]): void {
  const { project, table } = scene;
  const half = table === 'friches' ? 'friches_emprises' : 'friches';
  const keyOf = (fid: number): string | null => {
    const key = project.row(table, fid)?.['friche_id'] ?? null;
    return key === null ? null : String(key);
  };
  const kept = keyOf(into);
  const gone = others.map(keyOf).filter((key): key is string => key !== null && key !== kept);
  const rowsOf = (keys: readonly string[]): number[] =>
    project.rows(half, { columns: ['fid'], where: oneOf('friche_id', keys) }).map((row) => Number(row['fid']));
  if (half === 'friches') {
    const goneRows = rowsOf(gone);
    const [own] = kept === null ? [] : rowsOf([kept]);
    if (own !== undefined) followPieces(scene, step, half, own, goneRows);
    step.remove(half, goneRows);
    return;
  }
  editableLayer(project, half);
  const own = kept === null ? [] : rowsOf([kept]);
  const theirs = rowsOf(gone);
  const outlines = [...own, ...theirs];
  const [target, ...rest] = outlines;
  if (target === undefined || theirs.length === 0) return;
  const plane = planeOfFirst(scene, half, outlines);
  const figures = plane ? [...project.shapes(half, outlines)].flatMap((geometry) => (geometry ? [plane.read(geometry)] : [])) : [];
  if (plane && figures.length > 0) {
    const { figure, slivers } = joinPolygons(figures, plane, scene.geos);
    step.note('slivers', slivers);
    step.change(half, [{ ...step.shapeRow(target, settled(figure, scene.geos)), friche_id: kept }]);
  }
  followPieces(scene, step, half, target, rest);
  step.remove(half, rest);
}
