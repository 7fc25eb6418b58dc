/** The scale of pairwise judgements: places of a thumb, −8 (the first counts nine times more) to 8, and their ratios. */
export const MOST = 8;

/** Place of the thumb → how many times the first counts more than the second. */
export function ratioOf(place: number): number {
  return place <= 0 ? 1 - place : 1 / (1 + place);
}

/** The nearest place of a ratio, within the scale of 1 to 9. */
export function placeOf(ratio: number): number {
  const place = ratio >= 1 ? 1 - Math.round(ratio) : Math.round(1 / ratio) - 1;
  return Math.max(-MOST, Math.min(MOST, place === 0 ? 0 : place));
}
