/** A drawing as it crosses the port: one text for the tree, one array for all coordinates, pictures as they are. Thousands of small arrays would be slow. */
import type { PackedDrawing } from '../domain/page-report.ts';
import type { Drawing } from './drawing.ts';

/** Stands for a typed array in the tree: [kind, from, to] of the coordinates, or [kind, index] of the bytes. */
const MARK = '$packed';

export function packDrawing(drawing: Drawing): PackedDrawing {
  const arrays: Int32Array[] = [];
  const bytes: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const tree = JSON.stringify(drawing, (_, value: unknown) => {
    if (value instanceof Int32Array) {
      arrays.push(value);
      length += value.length;
      return { [MARK]: [0, length - value.length, length] };
    }
    if (value instanceof Uint8Array) return { [MARK]: [1, bytes.push(value as Uint8Array<ArrayBuffer>) - 1] };
    return value;
  });
  const coordinates = new Int32Array(length);
  let at = 0;
  for (const array of arrays) {
    coordinates.set(array, at);
    at += array.length;
  }
  return { tree, coordinates, bytes };
}

/** The coordinates of the shapes are views of the one array. */
export function unpackDrawing({ tree, coordinates, bytes }: PackedDrawing): Drawing {
  return JSON.parse(tree, (_, value: unknown) => {
    const mark = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[MARK] : undefined;
    if (!Array.isArray(mark)) return value;
    const [kind, from, to] = mark as number[];
    return kind === 0 ? coordinates.subarray(from, to) : bytes[from as number];
  }) as Drawing;
}
