/** A honeycomb of about half-kilometre cells: the ground on which communes grow, woods spread and roads find their way. */
import type { Face } from './faces.ts';
import type { Point } from './plane.ts';

export interface Mesh {
  readonly centres: readonly Point[];
  /** Corners of each cell, counter-clockwise. */
  readonly faces: readonly Face[];
  /** Neighbour across each side of a cell (side k joins corners k and k + 1), or −1 at the rim. */
  readonly neighbours: readonly (readonly number[])[];
  readonly vertices: readonly Point[];
  /** The cell a point lies in or is nearest to. */
  cellAt(point: Point): number;
}

/** Corners in half-widths and half-sides from the centre, counter-clockwise. */
const CORNERS = [
  [1, -1],
  [1, 1],
  [0, 2],
  [-1, 1],
  [-1, -1],
  [0, -2],
] as const;

/** Covers `width` × `height` metres from the origin with hexagons of the given side. */
export function honeycomb(width: number, height: number, side: number): Mesh {
  const cellWidth = Math.sqrt(3) * side;
  const columns = Math.ceil(width / cellWidth);
  const rows = Math.ceil(height / (1.5 * side));
  const numbers = new Map<string, number>();
  const vertices: Point[] = [];
  const centres: Point[] = [];
  const faces: number[][] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const across = 2 * column + (row % 2);
      const up = 3 * row;
      centres.push([(across * cellWidth) / 2, (up * side) / 2]);
      faces.push(
        CORNERS.map(([dx, dy]) => {
          const key = `${across + dx},${up + dy}`;
          let number = numbers.get(key);
          if (number === undefined) {
            number = vertices.push([((across + dx) * cellWidth) / 2, ((up + dy) * side) / 2]) - 1;
            numbers.set(key, number);
          }
          return number;
        }),
      );
    }
  }
  const cellAt = ([x, y]: Point): number => {
    const row = Math.min(rows - 1, Math.max(0, Math.round(y / (1.5 * side))));
    const column = Math.min(columns - 1, Math.max(0, Math.round(x / cellWidth - (row % 2) / 2)));
    return row * columns + column;
  };
  return { centres, faces, neighbours: neighboursOf(faces), vertices, cellAt };
}

function neighboursOf(faces: readonly Face[]): number[][] {
  const owner = new Map<string, number>();
  faces.forEach((face, cell) => {
    face.forEach((from, side) => {
      owner.set(`${from}>${face[(side + 1) % face.length]}`, cell);
    });
  });
  return faces.map((face) => face.map((from, side) => owner.get(`${face[(side + 1) % face.length]}>${from}`) ?? -1));
}
