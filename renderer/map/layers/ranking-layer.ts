/** Ranks of the workshop on the map: a ring around each site, the darker and the thicker the better it stands, its rank written beside the first ones. */
import Feature from 'ol/Feature';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import CircleStyle from 'ol/style/Circle';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import { resolveColour, type Theme } from '../../../shared/cartography/palette.ts';
import type { MapPart, PartSurroundings } from '../part.ts';
import { projectExtent } from '../projections.ts';
import { cssColour } from '../styles/colour.ts';
import { DISC_RADIUS } from '../styles/site-disc.ts';

export interface RankedPlace {
  readonly fid: number;
  readonly name: string;
  /** Longitude and latitude in degrees. */
  readonly place: readonly [number, number] | null;
  /** 1 is the best; null takes no part. */
  readonly rank: number | null;
}

/** Above the layers and their discs, below the pieces. */
const ABOVE = 100_015;
/** Rings of five strengths, by the part of the ranking a site stands in. */
const STRENGTHS = [1, 0.72, 0.5, 0.32, 0.18] as const;
const WIDTHS = [6, 5, 4, 3, 2.5] as const;
const NAMED = 3;
const NUMBERED = 10;
const MANY = 300;
/** Mean width of a letter of Plex Condensed, in its size. */
const LETTER = 0.47;

type Ring = Feature<Point>;

export class RankingLayer {
  readonly #source = new VectorSource<Ring>();
  readonly #layer = new VectorLayer({
    source: this.#source,
    zIndex: ABOVE,
    // names give way to better ranks, rings never do
    declutter: true,
    renderOrder: (one, other) => (one.get('rank') ?? Infinity) - (other.get('rank') ?? Infinity),
    properties: { emprise: 'ranking' },
  });
  readonly #rings = new Map<number, Ring>();
  #surroundings: PartSurroundings | null = null;
  #places: readonly RankedPlace[] = [];
  #drawn: readonly (readonly [number, number] | null)[] = [];
  #ordinal: (rank: number) => string = String;

  readonly part: MapPart = (surroundings) => {
    const { map } = surroundings;
    this.#surroundings = surroundings;
    map.addLayer(this.#layer);
    const again = (): void => this.#place();
    map.on('change:view', again);
    this.#place();
    return () => {
      map.un('change:view', again);
      map.removeLayer(this.#layer);
      this.#surroundings = null;
    };
  };

  /** `ordinal` says a rank in words: 1er, 2nd. `size`: of the words, 1 = as on the map of the window. */
  setLook(theme: Theme, ordinal: (rank: number) => string, size = 1): void {
    this.#ordinal = ordinal;
    const looks = STRENGTHS.map((strength, level) => ringOf(theme, strength, WIDTHS[level] ?? 2, 2 * (STRENGTHS.length - level)));
    const bare = looks.map(([, inner]) => (inner ? [inner] : []));
    const ink = new Fill({ color: cssColour('@c-text', theme) });
    const halo = new Stroke({ color: cssColour('@m-halo', theme), width: 4 });
    this.#layer.setStyle((feature, resolution) => {
      const rank = feature.get('rank') as number | null;
      if (rank === null) return [];
      const of = this.#places.length;
      const level = strengthOf(rank, of);
      // of very many, only the better ones have an edge
      const ring = (of > MANY && level > 0 ? bare[level] : looks[level]) ?? [];
      if (rank > NUMBERED) return ring;
      const px = (rank <= NAMED ? 14 : 12) * size;
      const named = rank <= NAMED ? `${this.#ordinal(rank)} · ${feature.get('name')}` : this.#ordinal(rank);
      const { words, isRight } = this.#placed(named, feature.getGeometry()?.getExtent()[0] ?? 0, resolution, px);
      const text = new Text({
        text: words,
        font: `${rank <= NAMED ? 600 : 500} ${px}px "Plex Cond", "Plex", sans-serif`,
        textAlign: isRight ? 'right' : 'left',
        justify: isRight ? 'right' : 'left',
        offsetX: (isRight ? -1 : 1) * (DISC_RADIUS + 9),
        fill: ink,
        stroke: halo,
      });
      return [...ring, new Style({ text, zIndex: 1000 - rank })];
    });
  }

  /** Words go to the side that has room for them, on two lines where neither has. */
  #placed(words: string, x: number, resolution: number, px: number): { readonly words: string; readonly isRight: boolean } {
    const map = this.#surroundings?.map;
    const across = map?.getSize()?.[0] ?? 0;
    const left = across / 2 + (x - (map?.getView().getCenter()?.[0] ?? x)) / resolution;
    const width = words.length * px * LETTER + DISC_RADIUS + 9;
    if (left + width <= across) return { words, isRight: false };
    if (width <= left) return { words, isRight: true };
    const middle = words.indexOf(' ', Math.floor(words.length / 2));
    return { words: middle < 0 ? words : `${words.slice(0, middle)}\n${words.slice(middle + 1)}`, isRight: left > across / 2 };
  }

  setVisible(visible: boolean): void {
    this.#layer.setVisible(visible);
  }

  /** Where nothing but ranks differ no place is reckoned again: the map is painted anew in the frame the weights move in. */
  show(places: readonly RankedPlace[]): void {
    const same = places.length === this.#drawn.length && places.every(({ place }, index) => place === this.#drawn[index]);
    this.#places = places;
    if (!same) this.#place();
    else {
      for (const { fid, rank } of places) this.#rings.get(fid)?.set('rank', rank, true);
      this.#source.changed();
    }
  }

  #place(): void {
    const epsg = this.#surroundings?.epsg();
    if (epsg === undefined) return;
    this.#rings.clear();
    this.#drawn = this.#places.map(({ place }) => place);
    for (const { fid, name, place, rank } of this.#places) {
      const at = place && projectExtent([place[0], place[1], place[0], place[1]], epsg);
      if (!at) continue;
      const ring: Ring = new Feature(new Point([at[0], at[1]]));
      ring.setId(fid);
      ring.set('rank', rank, true);
      ring.set('name', name, true);
      this.#rings.set(fid, ring);
    }
    this.#source.clear(true);
    this.#source.addFeatures([...this.#rings.values()]);
  }
}

/** Level 0 (first fifth, and always the first three) to 4. */
export function strengthOf(rank: number, of: number): number {
  if (rank <= NAMED) return 0;
  return Math.min(STRENGTHS.length - 1, Math.floor(((rank - 1) / Math.max(of, 1)) * STRENGTHS.length));
}

/** The colour of a rank as the legend shows it. */
export function ringColour(level: number, theme: Theme): string {
  return mixed(resolveColour('@c-accent', theme), resolveColour('@m-land', theme), STRENGTHS[level] ?? 0);
}

/** `zIndex`: the better ones lie above. */
function ringOf(theme: Theme, strength: number, width: number, zIndex: number): Style[] {
  const colour = mixed(resolveColour('@c-accent', theme), resolveColour('@m-land', theme), strength);
  const edge = new Stroke({ color: cssColour('@m-halo', theme), width: width + 2.5 });
  const radius = DISC_RADIUS + width / 2;
  return [
    new Style({ image: new CircleStyle({ radius, stroke: edge, declutterMode: 'none' }), zIndex }),
    new Style({
      image: new CircleStyle({ radius, stroke: new Stroke({ color: colour, width }), declutterMode: 'none' }),
      zIndex: zIndex + 1,
    }),
  ];
}

/** So much of one colour over another, both `#rrggbb`. */
function mixed(over: string, under: string, part: number): string {
  const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return `rgb(${[1, 3, 5].map((at) => Math.round(channel(over, at) * part + channel(under, at) * (1 - part))).join(',')})`;
}
