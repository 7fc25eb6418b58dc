/** Screen scale, with the pixel of 96 dots per inch that styles in millimetres assume. */
export const PIXELS_PER_MM = 96 / 25.4;
const METRES_PER_PIXEL_AT_1_1 = 0.001 / PIXELS_PER_MM;

/** n of 1:n for a ground resolution in metres per pixel. */
export function scaleDenominator(resolution: number): number {
  return resolution / METRES_PER_PIXEL_AT_1_1;
}

export function resolutionOf(denominator: number): number {
  return denominator * METRES_PER_PIXEL_AT_1_1;
}

/** A denominator one can read: three significant figures at most. */
export function roundedDenominator(denominator: number): number {
  const step = 10 ** Math.max(0, Math.floor(Math.log10(denominator)) - 2);
  return Math.round(denominator / step) * step;
}

export interface ScaleBar {
  readonly length_m: number;
  readonly width_px: number;
}

const STEPS = [1, 2, 5, 10] as const;

/** The longest round length (1, 2 or 5 × 10ⁿ m) that fits in `room` pixels. */
export function scaleBar(resolution: number, room: number): ScaleBar {
  const longest = resolution * room;
  const magnitude = 10 ** Math.floor(Math.log10(longest));
  const step = STEPS.filter((candidate) => candidate * magnitude <= longest).at(-1) ?? 1;
  const length_m = step * magnitude;
  return { length_m, width_px: length_m / resolution };
}
