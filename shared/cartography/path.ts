/** Paths of the furniture and of the symbols: absolute commands, y downwards, in the unit of whoever draws them (millimetres on a page). */
export type PathCommand =
  | readonly ['M', number, number]
  | readonly ['L', number, number]
  | readonly ['C', number, number, number, number, number, number]
  | readonly ['Z'];

/** Distance of a control point from its end, for a quarter of circle of radius 1 drawn as one cubic. */
const QUARTER = 0.5522847498;

export function circlePath(x: number, y: number, radius: number): PathCommand[] {
  const k = radius * QUARTER;
  return [
    ['M', x + radius, y],
    ['C', x + radius, y + k, x + k, y + radius, x, y + radius],
    ['C', x - k, y + radius, x - radius, y + k, x - radius, y],
    ['C', x - radius, y - k, x - k, y - radius, x, y - radius],
    ['C', x + k, y - radius, x + radius, y - k, x + radius, y],
    ['Z'],
  ];
}

export function rectanglePath(x: number, y: number, width: number, height: number): PathCommand[] {
  return [['M', x, y], ['L', x + width, y], ['L', x + width, y + height], ['L', x, y + height], ['Z']];
}

export function roundedRectanglePath(x: number, y: number, width: number, height: number, radius: number): PathCommand[] {
  const r = Math.min(radius, width / 2, height / 2);
  const k = r * (1 - QUARTER);
  const right = x + width;
  const bottom = y + height;
  return [
    ['M', x + r, y],
    ['L', right - r, y],
    ['C', right - k, y, right, y + k, right, y + r],
    ['L', right, bottom - r],
    ['C', right, bottom - k, right - k, bottom, right - r, bottom],
    ['L', x + r, bottom],
    ['C', x + k, bottom, x, bottom - k, x, bottom - r],
    ['L', x, y + r],
    ['C', x, y + k, x + k, y, x + r, y],
    ['Z'],
  ];
}

export function polylinePath(points: readonly (readonly [number, number])[], closed = false): PathCommand[] {
  const commands: PathCommand[] = points.map(([x, y], index) => [index === 0 ? 'M' : 'L', x, y]);
  if (closed) commands.push(['Z']);
  return commands;
}

/** Reads `M`, `L`, `C` and `Z` with absolute numbers, as written in symbols.ts. */
export function parsePath(d: string): PathCommand[] {
  const commands: PathCommand[] = [];
  for (const [, letter, rest] of d.matchAll(/([MLCZ])([^MLCZ]*)/g)) {
    const n = (rest ?? '').match(/-?[\d.]+/g)?.map(Number) ?? [];
    const at = (index: number): number => n[index] ?? Number.NaN;
    if (letter === 'C') commands.push(['C', at(0), at(1), at(2), at(3), at(4), at(5)]);
    else if (letter === 'Z') commands.push(['Z']);
    else commands.push([letter === 'M' ? 'M' : 'L', at(0), at(1)]);
  }
  return commands;
}

/** Scales about the origin, then moves. */
export function transformPath(commands: readonly PathCommand[], scale: number, dx: number, dy: number): PathCommand[] {
  return commands.map((c): PathCommand => {
    if (c[0] === 'Z') return c;
    if (c[0] === 'C') {
      return ['C', c[1] * scale + dx, c[2] * scale + dy, c[3] * scale + dx, c[4] * scale + dy, c[5] * scale + dx, c[6] * scale + dy];
    }
    return [c[0], c[1] * scale + dx, c[2] * scale + dy];
  });
}
