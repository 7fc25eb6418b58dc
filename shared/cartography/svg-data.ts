/** Words of SVG for what a drawing holds, the same in a file and in the preview. Lengths in millimetres; the same input gives the same characters. */
import { GRID_MM, type ShapeNode, type StrokePaint } from './drawing.ts';
import type { PathCommand } from './path.ts';

export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
/** Three decimals of a millimetre, without trailing zeros. */
export const number = (value: number): string => String(Math.round(value * 1000) / 1000);
/** Of matrices and what they enlarge. */
export const fine = (value: number): string => String(Math.round(value * 1e7) / 1e7);

/** Grid steps to hundredths of a millimetre; GRID_MM has two decimals, so that the sum of relative steps is exact. */
const STEPS = Math.round(GRID_MM * 100);
/** Hundredths of a millimetre as they are written; those of short steps, nearly all of them, are kept. */
const written = (value: number): string => String(value / 100).replace(/^(-?)0\./, '$1.');
const SHORT = 1000;
const SHORT_STEPS: readonly string[] = Array.from({ length: SHORT * 2 + 1 }, (_, index) => written(index - SHORT));
const hundredths = (value: number): string => (value >= -SHORT && value <= SHORT ? (SHORT_STEPS[value + SHORT] as string) : written(value));
/** A minus sign parts two numbers as well as a space does. */
const parted = (value: number): string => (value < 0 ? hundredths(value) : ` ${hundredths(value)}`);

export function shapeData({ xy, parts, closed }: ShapeNode): string {
  let data = '';
  let start = 0;
  for (const end of parts) {
    let x = (xy[start * 2] as number) * STEPS;
    let y = (xy[start * 2 + 1] as number) * STEPS;
    data += `M${hundredths(x)} ${hundredths(y)}l`;
    for (let i = start + 1; i < end; i++) {
      const nextX = (xy[i * 2] as number) * STEPS;
      const nextY = (xy[i * 2 + 1] as number) * STEPS;
      data += (i === start + 1 ? hundredths(nextX - x) : parted(nextX - x)) + parted(nextY - y);
      x = nextX;
      y = nextY;
    }
    if (closed) data += 'z';
    start = end;
  }
  return data;
}

export function commandData(commands: readonly PathCommand[]): string {
  return commands.map(([letter, ...values]) => letter + values.map(number).join(' ')).join('');
}

export function fillAttributes(colour: string, opacity: number): string {
  return ` fill="${colour}" fill-rule="evenodd"${opacity < 1 ? ` fill-opacity="${number(opacity)}"` : ''}`;
}

export function strokeAttributes({ colour, width, dash, opacity }: StrokePaint): string {
  const dashes = dash.length > 0 ? ` stroke-dasharray="${dash.map(number).join(' ')}"` : ' stroke-linecap="round"';
  return ` stroke="${colour}" stroke-width="${number(width)}"${dashes}${opacity < 1 ? ` stroke-opacity="${number(opacity)}"` : ''}`;
}
