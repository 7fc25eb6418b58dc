import { resolveColour, type Theme } from '../../../shared/cartography/palette.ts';

/** CSS colour of a style's colour in a theme, with an opacity of 0 to 1. */
export function cssColour(colour: string, theme: Theme, opacity = 1): string {
  const hex = resolveColour(colour, theme);
  if (opacity >= 1) return hex;
  const channel = (start: number): number => Number.parseInt(hex.slice(start, start + 2), 16);
  return `rgba(${channel(1)},${channel(3)},${channel(5)},${opacity})`;
}

/** The same colour by custom property, for what the browser themes by itself. */
export function variableColour(colour: string): string {
  return colour.startsWith('@') ? `var(--${colour.slice(1)})` : colour;
}
