/**
 * Point symbols by id: the one table for the map on screen, the printed map and the legend. To add one, add its id in shared/domain/style.ts and its parts here.
 * Squares are freight and networks, circles are passengers (design of the symbology). Drawn on a grid of 20, centred on 10, 10; y downwards.
 */
import type { SymbolId } from '../domain/style.ts';
import { circlePath, type PathCommand, parsePath, roundedRectanglePath, transformPath } from './path.ts';

/** `colour` and `outline` are those of the style's symbol; `ground` is the token `@m-poi-bg`, so that a symbol reads on any background. */
export type SymbolPaint = 'colour' | 'outline' | 'ground';

export interface SymbolPart {
  /** In units of the symbol's size, centred on 0, 0. */
  readonly commands: readonly PathCommand[];
  readonly fill: SymbolPaint | null;
  readonly stroke: SymbolPaint | null;
  /** Stroke width in units of the symbol's size. */
  readonly width: number;
}

interface GridPart {
  readonly d: string | readonly PathCommand[];
  readonly fill?: SymbolPaint;
  readonly stroke?: SymbolPaint;
  readonly width?: number;
}

const GRID = 20;
const disc = circlePath(10, 10, 9);
/** A plate with its halo: the ground reaches a little beyond the ink. */
const squarePlate: readonly GridPart[] = [
  { d: roundedRectanglePath(0.3, 0.3, 19.4, 19.4, 5), fill: 'ground' },
  { d: roundedRectanglePath(1.6, 1.6, 16.8, 16.8, 4), fill: 'ground', stroke: 'colour', width: 1.5 },
];
const roundPlate: readonly GridPart[] = [
  { d: circlePath(10, 10, 9.8), fill: 'ground' },
  { d: circlePath(10, 10, 8.5), fill: 'ground', stroke: 'colour', width: 1.5 },
];
const ink = (d: string | readonly PathCommand[]): GridPart => ({ d, stroke: 'colour', width: 1.5 });
const solid = (d: string | readonly PathCommand[]): GridPart => ({ d, fill: 'colour' });
const shape = (d: string | readonly PathCommand[]): readonly GridPart[] => [{ d, fill: 'colour', stroke: 'outline', width: 1.6 }];

const TABLE: Readonly<Record<SymbolId, readonly GridPart[]>> = {
  circle: shape(disc),
  square: shape('M2 2L18 2L18 18L2 18Z'),
  diamond: shape('M10 0.8L19.2 10L10 19.2L0.8 10Z'),
  triangle: shape('M10 1.5L19 17.5L1 17.5Z'),
  'maturity-1': [{ d: disc, fill: 'colour', stroke: 'outline', width: 2.2 }],
  'maturity-2': [
    { d: disc, fill: 'ground' },
    { d: 'M10 1C5 1 1 5 1 10C1 15 5 19 10 19Z', fill: 'colour' },
    { d: disc, stroke: 'outline', width: 2.2 },
  ],
  'maturity-3': [{ d: disc, fill: 'ground', stroke: 'outline', width: 2.2 }],
  gare: [
    ...roundPlate,
    ink(
      'M7.5 5L12.5 5C13.3 5 13.8 5.5 13.8 6.3L13.8 10.7C13.8 11.7 13 12.5 12 12.5L8 12.5C7 12.5 6.2 11.7 6.2 10.7L6.2 6.3C6.2 5.5 6.7 5 7.5 5Z',
    ),
    ink('M6.2 9L13.8 9M8.3 12.5L7 15M11.7 12.5L13 15'),
  ],
  fret: [
    ...squarePlate,
    ink('M4.8 5.8L15.2 5.8L15.2 12L4.8 12ZM8.3 5.8L8.3 12M11.7 5.8L11.7 12'),
    solid(circlePath(7.4, 14.4, 1.3)),
    solid(circlePath(12.6, 14.4, 1.3)),
  ],
  // A siding that leaves the main line and ends at a buffer stop.
  ite: [...squarePlate, ink('M7 4.2L7 15.8M7 13.8C7 9.4 13 10.6 13 5.6M10.8 5.2L15.2 5.2')],
  port: [
    ...squarePlate,
    ink('M10 7L10 15.5M4.9 11C5.2 13.6 7.3 15.5 10 15.5C12.7 15.5 14.8 13.6 15.1 11M7.5 9L12.5 9'),
    ink(circlePath(10, 5.5, 1.5)),
  ],
  aeroport: [
    ...squarePlate,
    solid(
      'M10 3.4C10.8 3.4 11.1 4.3 11.1 5L11.1 8.1L16.2 11.4L16.2 12.9L11.1 11.3L11.1 14.2L12.7 15.5L12.7 16.6L10 15.9L7.3 16.6L7.3 15.5L8.9 14.2L8.9 11.3L3.8 12.9L3.8 11.4L8.9 8.1L8.9 5C8.9 4.3 9.2 3.4 10 3.4Z',
    ),
  ],
  poste: [...squarePlate, solid('M11.4 3.8L5.8 11.2L9.6 11.2L8.6 16.2L14.2 8.8L10.4 8.8Z')],
  echangeur: [...squarePlate, ink('M6 15.5L8 4.5M14 15.5L12 4.5'), ink('M10 5L10 7M10 9L10 11M10 13L10 15')],
  friche: [...squarePlate, ink('M4.6 15.2L4.6 9.2L8.2 6L8.2 9.2L11.8 6L11.8 9.2L15.4 6L15.4 15.2Z'), ink('M7.4 15.2L12.6 10.6')],
};

const made = new Map<SymbolId, readonly SymbolPart[]>();

/** The parts of a symbol, to be drawn in order; multiply by the symbol's size. */
export function symbolPath(id: SymbolId): readonly SymbolPart[] {
  const known = made.get(id);
  if (known) return known;
  const parts = TABLE[id].map(
    (part): SymbolPart => ({
      commands: transformPath(typeof part.d === 'string' ? parsePath(part.d) : part.d, 1 / GRID, -0.5, -0.5),
      fill: part.fill ?? null,
      stroke: part.stroke ?? null,
      width: (part.width ?? 0) / GRID,
    }),
  );
  made.set(id, parts);
  return parts;
}
