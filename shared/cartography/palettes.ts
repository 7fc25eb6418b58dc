/**
 * Colours for classes. Sequential and diverging palettes are a few anchors, mixed in OKLab; qualitative ones are lists, searched so that any two colours
 * differ in every vision. How many classes a palette bears safely is measured, not claimed: `safeClasses` and `printableClasses`, tested.
 */
import { hexOfOklab, leastDifference, oklab, printedLightness, type Triple } from './colour-vision.ts';

export const PALETTE_TYPES = ['sequential', 'diverging', 'qualitative'] as const;
export type PaletteType = (typeof PALETTE_TYPES)[number];

export interface ColourPalette {
  /** Its name is the message `palette.<id>`. */
  readonly id: string;
  readonly type: PaletteType;
  /** Light to dark; for a diverging palette one end, the middle, the other end. */
  readonly colours: readonly string[];
}

export const PALETTES: readonly ColourPalette[] = [
  { id: 'sarcelle', type: 'sequential', colours: ['#e3f2f1', '#7fbcc2', '#2a7f8e', '#063c49'] },
  { id: 'violet', type: 'sequential', colours: ['#efe9fa', '#b79fe0', '#7a55b5', '#371a6b'] },
  { id: 'ocre', type: 'sequential', colours: ['#fdf0d8', '#e9b36a', '#b5691f', '#58290a'] },
  { id: 'bleu', type: 'sequential', colours: ['#e6eff8', '#90b8dd', '#3a76b4', '#0f3163'] },
  { id: 'gris', type: 'sequential', colours: ['#eeeeee', '#8c8c8c', '#1f1f1f'] },
  { id: 'viridis', type: 'sequential', colours: ['#fde725', '#7ad151', '#22a884', '#2a788e', '#414487', '#440154'] },
  { id: 'bleu-ocre', type: 'diverging', colours: ['#123c73', '#5f9bd0', '#f4f1ea', '#d98b3a', '#6b2c05'] },
  { id: 'violet-vert', type: 'diverging', colours: ['#4a1f6b', '#a98bc6', '#f4f3f0', '#7fae86', '#0f4a2c'] },
  {
    id: 'distincte',
    type: 'qualitative',
    colours: ['#5a64c8', '#ffd289', '#753c1c', '#b9a3f7', '#e69120', '#503c8b', '#3ff6ff', '#ac5777'],
  },
  { id: 'imprimable', type: 'qualitative', colours: ['#9afde4', '#3a4d81', '#c4b9f6', '#52778f', '#481f40', '#6e9faa'] },
  {
    id: 'okabe-ito',
    type: 'qualitative',
    colours: ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#f0e442', '#000000'],
  },
];

export function paletteOf(id: string): ColourPalette | null {
  return PALETTES.find((palette) => palette.id === id) ?? null;
}

/** `count` colours in the order of the classes. A qualitative palette that is too short starts again: `safeClasses` says from where. */
export function paletteColours(palette: ColourPalette, count: number, reversed = false): string[] {
  const made = Array.from({ length: count }, (_, index) =>
    palette.type === 'qualitative'
      ? (palette.colours[index % palette.colours.length] as string)
      : mixed(palette.colours, placeOf(index, count, palette.type)),
  );
  return reversed ? made.reverse() : made;
}

/** One class of a sequential palette takes a colour that is seen, two classes do not take its pale end and its darkest. */
function placeOf(index: number, count: number, type: PaletteType): number {
  if (count === 1) return type === 'diverging' ? 0.5 : 0.6;
  const [from, to] = type === 'sequential' && count < 4 ? [0.15, 0.85] : [0, 1];
  return from + ((to - from) * index) / (count - 1);
}

function mixed(anchors: readonly string[], place: number): string {
  const along = place * (anchors.length - 1);
  const index = Math.min(anchors.length - 2, Math.floor(along));
  const share = along - index;
  const from = oklab(anchors[index] as string);
  const to = oklab(anchors[index + 1] as string);
  return hexOfOklab(from.map((value, axis) => value + ((to[axis] as number) - value) * share) as unknown as Triple);
}

/** Told apart on a map: by eyes of any kind, and in grey. */
export const LEAST_DIFFERENCE = 5;
export const LEAST_PRINTED_STEP = 5;
const MOST_TESTED = 12;

/**
 * Up to how many classes readers of any colour vision tell apart: all colours of a qualitative palette, and of an ordered one too, since a reader
 * looks a colour up in the legend.
 */
export function safeClasses(palette: ColourPalette): number {
  return longest(palette, (colours) => pairs(colours).every(([one, other]) => leastDifference(one, other) >= LEAST_DIFFERENCE));
}

/** Up to how many classes a black-and-white print keeps apart. The two halves of a diverging palette print alike. */
export function printableClasses(palette: ColourPalette): number {
  return longest(palette, (colours) =>
    pairs(colours).every(([one, other]) => Math.abs(printedLightness(one) - printedLightness(other)) >= LEAST_PRINTED_STEP),
  );
}

function longest(palette: ColourPalette, holds: (colours: readonly string[]) => boolean): number {
  const most = palette.type === 'qualitative' ? palette.colours.length : MOST_TESTED;
  let count = 1;
  while (count < most && holds(paletteColours(palette, count + 1))) count++;
  return count;
}

function pairs(colours: readonly string[]): [string, string][] {
  return colours.flatMap((one, index) => colours.slice(index + 1).map((other): [string, string] => [one, other]));
}
