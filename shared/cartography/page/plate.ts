/** Names of frames, on a light plate in their corner. */
import type { PageStyle } from '../page-style.ts';

/** Height of the plate that bears the title of a small map. */
export const plateHeight = ({ smallStrong, factor }: PageStyle): number => smallStrong.size * 0.7 + 2.2 * factor;
