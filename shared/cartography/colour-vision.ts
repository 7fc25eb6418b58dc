/**
 * How colours look to other eyes and to a grey printer. Dichromacy after Machado, Oliveira and Fernandes 2009 (severity 1.0, on linear RGB);
 * differences as distance in OKLab (Ottosson 2020) × 100: about 2 is just seen side by side, 5 is told apart on a map. Colours are `#rrggbb`.
 */
export const VISIONS = ['normal', 'protan', 'deutan', 'tritan'] as const;
export type Vision = (typeof VISIONS)[number];
export type Triple = readonly [number, number, number];

const MATRICES: Readonly<Record<Exclude<Vision, 'normal'>, readonly [Triple, Triple, Triple]>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

const toLinear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
const toGamma = (channel: number): number => (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);

/** Linear RGB, 0–1. */
export function linearRgb(hex: string): Triple {
  const channel = (at: number): number => toLinear(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [channel(1), channel(3), channel(5)];
}

/** `#rrggbb` of linear RGB, clipped to what a screen can show. */
export function hexOfLinear(rgb: Triple): string {
  const channel = (value: number): string =>
    Math.round(toGamma(Math.min(1, Math.max(0, value))) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(rgb[0])}${channel(rgb[1])}${channel(rgb[2])}`;
}

export function simulate(hex: string, vision: Vision): string {
  if (vision === 'normal') return hex;
  const [r, g, b] = linearRgb(hex);
  const [red, green, blue] = MATRICES[vision].map(([x, y, z]) => x * r + y * g + z * b) as [number, number, number];
  return hexOfLinear([red, green, blue]);
}

/** OKLab L (0–1), a, b. */
export function oklab(hex: string): Triple {
  const [r, g, b] = linearRgb(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

export function hexOfOklab([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return hexOfLinear([
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]);
}

/** OKLab distance × 100. */
export function difference(one: string, other: string, vision: Vision = 'normal'): number {
  const p = oklab(simulate(one, vision));
  const q = oklab(simulate(other, vision));
  return 100 * Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

/** The smallest difference over all four visions. */
export function leastDifference(one: string, other: string): number {
  return Math.min(...VISIONS.map((vision) => difference(one, other, vision)));
}

/** CIE L* (0–100) of the grey a black-and-white print makes of a colour. */
export function printedLightness(hex: string): number {
  const [r, g, b] = linearRgb(hex);
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (24389 / 27) * y;
}
