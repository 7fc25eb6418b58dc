/** Sections of a report as slides: a map takes the left of its slide with figures and points beside it; halves stand side by side; what does not fit goes on. Scales as 1:n are not said: a slide has no size of its own, the bar on the map grows with it. */
import type { ReportBlock, ReportSection } from '../../../../../shared/report/model.ts';
import { saidBlocks } from '../office/blocks.ts';
import { fitted, mapPicture, photoPicture } from '../office/pictures.ts';
import { blockPieces, type Piece, photosPiece, picturePiece, run, type Setting, textPiece } from './pieces.ts';
import { INK, type Shape } from './shapes.ts';

export const SLIDE = { width: 338.667, height: 190.5, margin: 14, top: 31, bottom: 176 } as const;
const WIDTH = SLIDE.width - 2 * SLIDE.margin;
const GAP = 8;
const MAP_WIDTH = 190;

export interface Slide {
  title: string;
  shapes: Shape[];
  /** Methods of the figures on it. */
  notes: string[];
}

export async function slidesOf(sections: readonly ReportSection[], title: string, setting: Setting, resources: string): Promise<Slide[]> {
  const flow = new Flow(title, setting);
  for (let i = 0; i < sections.length; i++) {
    const section = sections[i] as ReportSection;
    const map = section.blocks.find((block) => block.type === 'map');
    if (map) {
      const page = section.title === null ? [section, ...halvesAfter(sections.slice(i + 1))] : [section];
      const wished = [...section.blocks.filter(isBesideMap), ...page.slice(1).flatMap(({ blocks }) => blocks.filter(isOfTheMap))];
      const beside = await flow.mapSlide(section, map, wished, resources);
      const left = page.map((each) => ({ ...each, blocks: each.blocks.filter((block) => block !== map && !beside.includes(block)) }));
      // what the map's own section says besides goes on under the map
      const { newPage: _, ...own } = left[0] as ReportSection;
      await flow.section({ ...own, title: null }, resources, section.title ?? title);
      for (const rest of left.slice(1)) await flow.section(rest, resources);
      i += page.length - 1;
    } else await flow.section(section, resources);
  }
  return flow.slides;
}

/** The halves of a fiche, whose figures and points belong to the map they follow. */
function halvesAfter(sections: readonly ReportSection[]): ReportSection[] {
  const end = sections.findIndex(
    ({ span, newPage, blocks }) => span !== 'half' || newPage === true || blocks.some(({ type }) => type === 'map'),
  );
  return sections.slice(0, end < 0 ? sections.length : end);
}

const isBesideMap = ({ type }: ReportBlock): boolean => type === 'points' || type === 'facts';
/** Of a section that follows on the same page: the figures and points of a fiche, not the lists of another subject. */
const isOfTheMap = (block: ReportBlock): boolean => block.type === 'points' || (block.type === 'facts' && block.form === 'tiles');

class Flow {
  readonly slides: Slide[] = [];
  private readonly first: string;
  private readonly setting: Setting;
  private y: number = SLIDE.bottom;
  /** A half that waits for the other one. */
  private half: { readonly bottom: number; readonly top: number } | null = null;

  constructor(title: string, setting: Setting) {
    this.first = title;
    this.setting = setting;
  }

  private begin(title: string): Slide {
    const known = this.slides.some((slide) => slide.title === title);
    const slide: Slide = { title: known ? this.setting.say('office.continued', { title }) : title, shapes: [], notes: [] };
    this.slides.push(slide);
    this.y = SLIDE.top;
    this.half = null;
    return slide;
  }

  /** Answers the blocks that found room beside the map. */
  async mapSlide(
    section: ReportSection,
    map: Extract<ReportBlock, { type: 'map' }>,
    wished: readonly ReportBlock[],
    resources: string,
  ): Promise<readonly ReportBlock[]> {
    const slide = this.begin(section.title ?? this.first);
    const picture = await mapPicture(map.drawing, map.caption, map.alternative, resources);
    const most = SLIDE.bottom - SLIDE.top - 8;
    const [width] = fitted(picture, wished.length > 0 ? MAP_WIDTH : WIDTH, most);
    const piece = picturePiece(picture, map.caption, most);
    slide.shapes.push(...piece.draw(SLIDE.margin, SLIDE.top, Math.min(width, WIDTH)));
    const x = SLIDE.margin + width + GAP;
    const column = SLIDE.width - SLIDE.margin - x;
    const beside: ReportBlock[] = [];
    let y: number = SLIDE.top;
    for (const block of wished) {
      const pieces = blockPieces(block, this.setting, true);
      const height = pieces.reduce((sum, piece) => sum + piece.height(column) + 3, 0);
      if (y + height > SLIDE.bottom) break;
      this.note(slide, block);
      for (const piece of pieces) {
        slide.shapes.push(...piece.draw(x, y, column));
        y += piece.height(column) + 3;
      }
      beside.push(block);
    }
    this.y = Math.max(y, SLIDE.top + piece.height(width)) + 2;
    return beside;
  }

  /** `goingOn`: the title of another slide, for a section without one. */
  async section(section: ReportSection, resources: string, goingOn: string = this.first): Promise<void> {
    const blocks = saidBlocks(section);
    if (blocks.length === 0) return;
    const half = section.span === 'half';
    const width = half ? (WIDTH - GAP) / 2 : WIDTH;
    const pieces: { readonly piece: Piece; readonly block: ReportBlock }[] = [];
    for (const block of blocks) for (const piece of await this.pieces(block, half, resources)) pieces.push({ piece, block });
    const title = section.title ? textPiece(section.title, [{ runs: [run(section.title, 15, { bold: true, colour: INK.accent })] }]) : null;
    const height = pieces.reduce((sum, { piece }) => sum + piece.height(width) + 2, title ? title.height(width) + 1 : 0);
    if (half && this.half && this.half.top + height <= SLIDE.bottom) {
      const { top, bottom } = this.half;
      this.half = null;
      this.draw([...(title ? [{ piece: title, block: null }] : []), ...pieces], SLIDE.margin + width + GAP, top, width);
      this.y = Math.max(bottom, top + height) + 4;
      return;
    }
    this.half = null;
    if (section.newPage || this.slides.length === 0 || this.y + height > SLIDE.bottom) {
      // halves share a slide and keep their own titles; a whole section gives its title to the slide
      this.begin(half || section.title === null ? goingOn : section.title);
      if (!half) {
        this.flowOn(section.title ?? goingOn, pieces, width);
        return;
      }
    }
    const top = this.y;
    this.draw([...(title ? [{ piece: title, block: null }] : []), ...pieces], SLIDE.margin, top, width);
    this.y = top + height + 4;
    if (half) this.half = { top, bottom: top + height };
  }

  private draw(
    pieces: readonly { readonly piece: Piece; readonly block: ReportBlock | null }[],
    x: number,
    top: number,
    width: number,
  ): void {
    const slide = this.slides.at(-1) as Slide;
    let y = top;
    for (const { piece, block } of pieces) {
      slide.shapes.push(...piece.draw(x, y, width));
      y += piece.height(width) + 2;
      if (block) this.note(slide, block);
    }
  }

  /** Over as many slides as it takes. */
  private flowOn(title: string, pieces: readonly { readonly piece: Piece; readonly block: ReportBlock }[], width: number): void {
    for (const { piece, block } of pieces) {
      let rest: Piece | null = piece;
      while (rest) {
        const room = SLIDE.bottom - this.y;
        const parts: readonly [Piece, Piece] | null = rest.height(width) <= room ? null : (rest.cut?.(width, room) ?? null);
        if (!parts && rest.height(width) > room && this.y > SLIDE.top) {
          this.begin(title);
          continue;
        }
        const [now, later]: readonly [Piece, Piece | null] = parts ?? [rest, null];
        const slide = this.slides.at(-1) as Slide;
        slide.shapes.push(...now.draw(SLIDE.margin, this.y, width));
        this.y += now.height(width) + 2;
        this.note(slide, block);
        rest = later;
        if (later) this.begin(title);
      }
    }
    this.y += 4;
  }

  private async pieces(block: ReportBlock, half: boolean, resources: string): Promise<Piece[]> {
    const most = SLIDE.bottom - SLIDE.top - 20;
    if (block.type === 'image') return [picturePiece(await photoPicture(block, resources), block.caption, half ? most / 2 : most)];
    if (block.type === 'photos') return [photosPiece(await Promise.all(block.photos.map((photo) => photoPicture(photo, resources))))];
    if (block.type === 'map') {
      const picture = await mapPicture(block.drawing, block.caption, block.alternative, resources);
      return [picturePiece(picture, block.caption, most)];
    }
    return blockPieces(block, this.setting, half);
  }

  private note(slide: Slide, block: ReportBlock): void {
    if (block.type !== 'facts') return;
    for (const { label, method } of block.facts) {
      const line = method ? `${label}\u00a0: ${method}` : null;
      if (line && !slide.notes.includes(line)) slide.notes.push(line);
    }
  }
}
