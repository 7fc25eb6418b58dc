import type { Extent4 } from './projections.ts';

export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels of a side under which the rectangle could not be seen or held. */
const LEAST = 8;

/** Where an extent (metres of the view) lies on a still picture, in pixels from its upper left corner; one too small to see grows around its centre. */
export function rectangleOf(
  extent: Extent4,
  picture: { readonly centre: readonly [number, number]; readonly resolution: number; readonly size: readonly [number, number] },
): Rectangle {
  const { centre, resolution, size } = picture;
  const width = Math.max(LEAST, (extent[2] - extent[0]) / resolution);
  const height = Math.max(LEAST, (extent[3] - extent[1]) / resolution);
  const x = ((extent[0] + extent[2]) / 2 - centre[0]) / resolution + size[0] / 2;
  const y = (centre[1] - (extent[1] + extent[3]) / 2) / resolution + size[1] / 2;
  return { left: x - width / 2, top: y - height / 2, width, height };
}
