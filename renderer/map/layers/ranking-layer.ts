/** Ranks of the workshop on the map: a ring around each site, the darker and the thicker the better it stands, its rank written beside the first ones. */
import Feature from 'ol/Feature';
import Point from 'ol/geom/Point';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import Fill from 'ol/style/Fill';
import Stroke from 'ol/style/Stroke';
import Style from 'ol/style/Style';
import Text from 'ol/style/Text';
import { resolveColour, type Theme } from '../../../shared/cartography/palette.ts';
import type { MapPart, PartSurroundings } from '../part.ts';
import { projectExtent } from '../projections.ts';
import { cssColour } from '../styles/colour.ts';
import { DISC_RADIUS } from '../styles/site-disc.ts';
import { type Ring, RingCanvas, type RingLook } from './ring-canvas.ts';

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
const DOT_RADIUS = 5.5;
/** Words keep so far from the edge of the map, in pixels. */
const EDGE = 6;
const MOST_LINES = 3;
/** Mean width of a letter of Plex Condensed, in its size. */
const LETTER = 0.47;

type Word = Feature<Point>;

export class RankingLayer {
  readonly #rings = new RingCanvas({ zIndex: ABOVE, properties: { emprise: 'ranking' } });
  readonly #source = new VectorSource<Word>();
  /** Words of the first ones: they give way to better ranks, rings never do. */
  readonly #words = new VectorLayer({
    source: this.#source,
    zIndex: ABOVE + 1,
    declutter: true,
    renderOrder: (one, other) => one.get('rank') - other.get('rank'),
    properties: { emprise: 'ranking' },
  });
  #looks: readonly RingLook[] = [];
  #dots: readonly RingLook[] = [];
  /** By `fid`, in the system of the view. */
  readonly #at = new Map<number, readonly [number, number]>();
  #named = '';
  #surroundings: PartSurroundings | null = null;
  #places: readonly RankedPlace[] = [];
  #drawn: readonly (readonly [number, number] | null)[] = [];
  #ordinal: (rank: number) => string = String;

  readonly part: MapPart = (surroundings) => {
    const { map } = surroundings;
    this.#surroundings = surroundings;
    map.addLayer(this.#rings.layer);
    map.addLayer(this.#words);
    const again = (): void => this.#place();
    map.on('change:view', again);
    this.#place();
    return () => {
      map.un('change:view', again);
      map.removeLayer(this.#rings.layer);
      map.removeLayer(this.#words);
      this.#surroundings = null;
    };
  };

  /** `ordinal` says a rank in words: 1er, 2nd. `size`: of the words, 1 = as on the map of the window. */
  setLook(theme: Theme, ordinal: (rank: number) => string, size = 1): void {
    this.#ordinal = ordinal;
    this.#looks = STRENGTHS.map((strength, level) => ringOf(theme, strength, WIDTHS[level] ?? 2));
    this.#dots = STRENGTHS.map((strength) => dotOf(theme, strength));
    const ink = new Fill({ color: cssColour('@c-text', theme) });
    const halo = new Stroke({ color: cssColour('@m-halo', theme), width: 4 });
    this.#words.setStyle((feature, resolution) => {
      const rank = feature.get('rank') as number;
      const px = (rank <= NAMED ? 14 : 12) * size;
      const named = rank <= NAMED ? `${this.#ordinal(rank)} · ${feature.get('name')}` : this.#ordinal(rank);
      const { words, isRight } = this.#placed(named, (feature.getGeometry() as Point).getCoordinates()[0] ?? 0, resolution, px);
      const text = new Text({
        text: words,
        font: `${rank <= NAMED ? 600 : 500} ${px}px "Plex Cond", "Plex", sans-serif`,
        textAlign: isRight ? 'right' : 'left',
        justify: isRight ? 'right' : 'left',
        offsetX: (isRight ? -1 : 1) * (DISC_RADIUS + 9),
        fill: ink,
        stroke: halo,
      });
      return new Style({ text, zIndex: 1000 - rank });
    });
    this.#paint();
  }

  /** Words go to the side that has room for them; where neither has, to the wider one, on as many lines as they need there. */
  #placed(words: string, x: number, resolution: number, px: number): { readonly words: string; readonly isRight: boolean } {
    const map = this.#surroundings?.map;
    const across = map?.getSize()?.[0] ?? 0;
    const left = across / 2 + (x - (map?.getView().getCenter()?.[0] ?? x)) / resolution;
    const away = DISC_RADIUS + 9;
    const width = words.length * px * LETTER + away;
    if (left + width <= across) return { words, isRight: false };
    if (width <= left) return { words, isRight: true };
    const isRight = left > across / 2;
    const room = Math.max(isRight ? left : across - left, across / 2) - away - EDGE;
    return { words: onLines(words, Math.floor(room / (px * LETTER))), isRight };
  }

  setVisible(visible: boolean): void {
    this.#rings.layer.setVisible(visible);
    this.#words.setVisible(visible);
  }

  /** Where nothing but ranks differ no place is reckoned again, and the rings alone are painted, in the frame the weights move in. */
  show(places: readonly RankedPlace[]): void {
    const same = places.length === this.#drawn.length && places.every(({ place }, index) => place === this.#drawn[index]);
    this.#places = places;
    if (same) this.#paint();
    else this.#place();
  }

  #place(): void {
    const epsg = this.#surroundings?.epsg();
    if (epsg === undefined) return;
    this.#at.clear();
    this.#drawn = this.#places.map(({ place }) => place);
    for (const { fid, place } of this.#places) {
      const at = place && projectExtent([place[0], place[1], place[0], place[1]], epsg);
      if (at) this.#at.set(fid, [at[0], at[1]]);
    }
    this.#named = '';
    this.#paint();
  }

  #paint(): void {
    const of = this.#places.length;
    const rings = this.#places.flatMap(({ fid, rank }): Ring[] => {
      const at = this.#at.get(fid);
      if (rank === null || !at) return [];
      const level = strengthOf(rank, of);
      // of very many, only the first ones have a ring: the others would hide each other
      const look = (of > MANY && rank > NUMBERED ? this.#dots : this.#looks)[level];
      return look ? [{ at, look, level: -rank }] : [];
    });
    this.#rings.show(rings);
    this.#name();
  }

  /** The map is drawn again only where the first ones are others, or elsewhere. */
  #name(): void {
    const first = this.#places.filter(({ rank }) => rank !== null && rank <= NUMBERED);
    const named = first.map(({ fid, rank, name }) => `${rank} ${fid} ${name}`).join('\n');
    if (named === this.#named) return;
    this.#named = named;
    this.#source.clear(true);
    this.#source.addFeatures(
      first.flatMap(({ fid, rank, name }): Word[] => {
        const at = this.#at.get(fid);
        return at ? [new Feature({ geometry: new Point([at[0], at[1]]), rank, name })] : [];
      }),
    );
    this.#source.changed();
  }
}

/** Level 0 (first fifth, and always the first three) to 4. */
export function strengthOf(rank: number, of: number): number {
  if (rank <= NAMED) return 0;
  return Math.min(STRENGTHS.length - 1, Math.floor(((rank - 1) / Math.max(of, 1)) * STRENGTHS.length));
}

/** The colour of a rank as the legend shows it. */
export function ringColour(level: number, theme: Theme): string {
  return colourOf(theme, STRENGTHS[level] ?? 0);
}

function ringOf(theme: Theme, strength: number, width: number): RingLook {
  const edge = { colour: cssColour('@m-halo', theme), width: width + 2.5 };
  return { radius: DISC_RADIUS + width / 2, strokes: [edge, { colour: colourOf(theme, strength), width }], fill: null };
}

/** What stands for a ring among very many. */
function dotOf(theme: Theme, strength: number): RingLook {
  return { radius: DOT_RADIUS, strokes: [{ colour: cssColour('@m-halo', theme), width: 1.2 }], fill: colourOf(theme, strength) };
}

const colourOf = (theme: Theme, strength: number): string =>
  mixed(resolveColour('@c-accent', theme), resolveColour('@m-land', theme), strength);

/** Words on lines of so many letters, the last one cut short where there are too many. */
export function onLines(words: string, letters: number): string {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length <= MOST_LINES ? lines.join('\n') : `${lines.slice(0, MOST_LINES).join('\n')}…`;
}

/** So much of one colour over another, both `#rrggbb`. */
function mixed(over: string, under: string, part: number): string {
  const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  return `rgb(${[1, 3, 5].map((at) => Math.round(channel(over, at) * part + channel(under, at) * (1 - part))).join(',')})`;
}
