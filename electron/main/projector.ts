/** Which screen the public window takes. Pure: screens come and go, and their ids with them; a projector is known again by where it stands and how large it is. */
import type { Display, Rectangle } from 'electron';

type Screen = Pick<Display, 'id' | 'bounds'>;

/** The screen it stood on last, where that is there and is not the facilitator's; else the first other one; null: there is no other. */
export function projectorOf<S extends Screen>(screens: readonly S[], own: number, remembered: Rectangle | null): S | null {
  const others = screens.filter(({ id }) => id !== own);
  return others.find(({ bounds }) => remembered !== null && isSame(bounds, remembered)) ?? others[0] ?? null;
}

function isSame(one: Rectangle, other: Rectangle): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

/** In the middle of a screen, never larger than it. */
export function windowedOn({ x, y, width, height }: Rectangle, wished: { readonly width: number; readonly height: number }): Rectangle {
  const [w, h] = [Math.min(wished.width, width), Math.min(wished.height, height)];
  return { x: x + Math.round((width - w) / 2), y: y + Math.round((height - h) / 2), width: w, height: h };
}
