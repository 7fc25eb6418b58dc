import { ShadingType, TextRun } from 'docx';
import { ORIGIN_LETTERS, type Origin, type Swatch } from '../../../../../shared/report/model.ts';
import { INK } from './looks.ts';

export const run = (
  text: string,
  look: { readonly bold?: boolean; readonly color?: string; readonly italics?: boolean; readonly size?: number } = {},
): TextRun => new TextRun({ text, ...look });

const ORIGIN_FILLS: Readonly<Record<Origin, string>> = { calcule: 'DDF0F2', importe: 'E1ECF8', saisi: 'FFF1CC' };

/** The letter of an origin after a figure, with its space; nothing without one. */
export function originRuns(origin: Origin | null | undefined): TextRun[] {
  if (!origin) return [];
  const mark = new TextRun({
    text: `\u00a0${ORIGIN_LETTERS[origin]}\u00a0`,
    bold: true,
    size: 15,
    color: INK.accent,
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: ORIGIN_FILLS[origin] },
  });
  return [new TextRun('\u00a0'), mark];
}

/** The colour a class has on the map, before its name. */
export function swatchRuns(swatch: Swatch | undefined): TextRun[] {
  const colour = swatch?.fill?.solid?.colour ?? swatch?.fill?.pattern?.colour ?? swatch?.stroke?.colour;
  if (!colour) return [];
  return [
    new TextRun({ text: '\u00a0\u00a0\u00a0', shading: { type: ShadingType.CLEAR, color: 'auto', fill: colour.slice(1) } }),
    new TextRun('\u00a0 '),
  ];
}
