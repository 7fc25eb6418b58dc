/** A project in a folder that goes, and edits of its shapes in metres of Lambert-93. */
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { editShape } from '../../../electron/engine/api/services/editing/edit-shape.ts';
import { createProject, type Project } from '../../../electron/engine/store/index.ts';
import { editCalls } from '../../../shared/contract/edit.ts';
import type { ShapeEdit } from '../../../shared/domain/edit.ts';
import type { Geometry } from '../../../shared/geo/geometry.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { environment, folder } from '../store/support.ts';

export type Position = [x: number, y: number];
type EditInput = z.input<ReturnType<typeof editCalls>['edit/shape']['params']>['edit'];

const calls = editCalls(z.any());

/** A corner of Creuse, far from any border of zones. */
export const [X0, Y0] = [620_000, 6_560_000];
const LAMBERT = projectionOf(2154) as NonNullable<ReturnType<typeof projectionOf>>;

export async function newProject(place = folder()): Promise<Project> {
  const project = await createProject(null, 'session', environment(place), { name: 'Essai' });
  onTestFinished(() => project.close({ discard: true }));
  return project;
}

/** As the window asks and is answered: both checked against the contract. */
export async function edit(project: Project, table: string, asked: EditInput, epsg = 2154) {
  const request = calls['edit/shape'].params.parse({ table, epsg, edit: asked });
  const outcome = await editShape(project, request);
  calls['edit/shape'].result.parse(outcome);
  return outcome;
}

export function at(x: number, y: number): Position {
  return [X0 + x, Y0 + y];
}

/** A closed ring of positions given in metres from the corner. */
export function ring(...places: Position[]): Position[] {
  return [...places, places[0] as Position].map(([x, y]) => at(x, y));
}

export function rectangle(x: number, y: number, width: number, height: number): Position[] {
  return ring([x, y], [x + width, y], [x + width, y + height], [x, y + height]);
}

export async function draw(
  project: Project,
  table: string,
  polygons: Position[][][],
  values: Extract<ShapeEdit, { kind: 'create' }>['values'] = {},
) {
  const { written } = await edit(project, table, { kind: 'create', shape: { type: 'polygon', polygons }, values });
  return written.fids[0] as number;
}

/** Stored degrees. */
export function shape(project: Project, table: string, fid: number): Geometry {
  const [geometry] = project.shapes(table, [fid]);
  if (!geometry) throw new Error(`no shape ${table} ${fid}`);
  return geometry;
}

/** Rings in metres from the corner, to the micrometre. */
export function metres(geometry: Geometry): number[][][] {
  const xy = LAMBERT.forward(geometry.xy);
  let start = 0;
  return geometry.parts.map((end) => {
    const places: number[][] = [];
    for (let i = start; i < end; i++) places.push([round((xy[i * 2] as number) - X0), round((xy[i * 2 + 1] as number) - Y0)]);
    start = end;
    return places;
  });
}

const round = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

/** Each vertex as text: places equal to the bit are equal texts. */
export function vertices(geometry: Geometry): Set<string> {
  const all = new Set<string>();
  for (let i = 0; i < geometry.xy.length; i += 2) all.add(`${geometry.xy[i]} ${geometry.xy[i + 1]}`);
  return all;
}

export async function refusal(run: Promise<unknown>): Promise<{ code: string; params: unknown }> {
  try {
    await run;
  } catch (error) {
    const { code, params } = error as { code: string; params: unknown };
    return { code, params };
  }
  throw new Error('not refused');
}
