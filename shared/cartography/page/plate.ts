/** Names of frames, on a light plate in their corner. */
import type { PageStyle } from '../page-style.ts';
import { textWidth } from '../text.ts';

/** Height of the plate that bears the title of a small map, and its scale, below where there is no room beside, as map-frame.ts sets them. */
export function plateHeight({ smallStrong, small, factor }: PageStyle, title: string, scale: string | null, width_mm: number): number {
  const beside =
    textWidth(title, smallStrong.face, smallStrong.size) + smallStrong.size * 0.6 + textWidth(scale ?? '', small.face, small.size);
  const isBelow = scale !== null && beside > width_mm - 2.2 * factor;
  return smallStrong.size * (isBelow ? 1.95 : 0.7) + 2.2 * factor;
}
