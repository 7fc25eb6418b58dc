/** What the drawing tools say beside the pointer. */
import { formatNumber, withUnit } from '../../../shared/format/numbers.ts';
import { formatHectares } from '../../../shared/format/quantities.ts';
import { type Language, translate } from '../../../shared/messages/index.ts';
import type { DeskState } from './desk.ts';
import { lineLength_m, ringArea_m2 } from './measure.ts';
import { bearing, type Xy } from './plane.ts';
import type { Snap } from './snap-index.ts';

/** Metres to the centimetre, kilometres to the metre: what is drawn is read closer than what is shown. */
export function drawnLength(metres: number, language: Language): string {
  return metres < 1000
    ? withUnit(formatNumber(metres, language, metres < 100 ? 2 : 1), 'm')
    : withUnit(formatNumber(metres / 1000, language, 3), 'km');
}

export function drawnArea(square_m: number, language: Language): string {
  return formatHectares(square_m / 10_000, language, square_m < 10_000 ? 4 : 2);
}

/** « Sommet · Parcelles ». */
export function snapWords(snap: Snap, { names, language }: DeskState): string {
  return translate(language, `drawing.snap.${snap.kind}`, { layer: names[snap.line.table] ?? snap.line.table });
}

/** Lines of the hint: the segment under way, the whole, the area by the project's method, what the pointer holds on to. */
export function sketchWords(
  vertices: readonly Xy[],
  next: Xy | null,
  closed: boolean,
  snap: Snap | null,
  epsg: number,
  state: DeskState,
): string | null {
  const { language, method } = state;
  const whole = next ? [...vertices, next] : vertices;
  const last = vertices.at(-1);
  const lines: string[] = [];
  if (last && next) {
    const angle = withUnit(formatNumber(bearing(last, next), language, 1), '°').replace(/[\u00a0\u202f]°/, '°');
    lines.push(translate(language, 'drawing.hint.segment', { length: drawnLength(lineLength_m([last, next], epsg), language), angle }));
  }
  if (whole.length > 2 && !closed)
    lines.push(translate(language, 'drawing.hint.total', { length: drawnLength(lineLength_m(whole, epsg), language) }));
  if (whole.length > 2 && closed) {
    const around = lineLength_m([...whole, whole[0] as Xy], epsg);
    lines.push(
      translate(language, 'drawing.hint.area', {
        area: drawnArea(ringArea_m2(whole, epsg, method), language),
        method: translate(language, `drawing.method.${method}`),
      }),
      translate(language, 'drawing.hint.perimeter', { length: drawnLength(around, language) }),
    );
  }
  if (snap) lines.push(snapWords(snap, state));
  return lines.length > 0 ? lines.join('\n') : null;
}
