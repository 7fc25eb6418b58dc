/** One page of a PDF: every node of a drawing as operators of its content stream. */
import {
  type Drawing,
  type DrawingNode,
  type FillPaint,
  GRID_MM,
  type GroupNode,
  type ImageNode,
  type PathNode,
  type ShapeNode,
  type StampNode,
  type StrokePaint,
  type Tag,
  type TextNode,
} from '../../../../shared/cartography/drawing.ts';
import { boxOfNodes } from '../../../../shared/cartography/node-box.ts';
import type { PathCommand } from '../../../../shared/cartography/path.ts';
import { patternMarks, patternTile } from '../../../../shared/cartography/patterns.ts';
import type { PdfPictures } from './pdf-pictures.ts';
import type { PdfStructure } from './pdf-structure.ts';

export const POINTS_PER_MM = 72 / 25.4;

/** Four decimals are a fraction of a micrometre; PDF has no exponents. */
const number = (value: number): string => String(Math.round(value * 10_000) / 10_000);
/** Of matrices, whose errors are multiplied by what they enlarge. */
const fine = (value: number): string => (Math.round(value * 1e8) / 1e8).toFixed(8).replace(/\.?0+$/, '');

/** Readers of the screen say one thing of a page that nobody tagged: its groups, in their order. */
const UNTAGGED: Tag = { role: 'paragraph' };
const DECORATION: Tag = { role: 'decoration' };

export class PdfPage {
  private readonly document: PDFKit.PDFDocument;
  private readonly structure: PdfStructure;
  private readonly pictures: PdfPictures;
  private readonly drawing: Drawing;
  /** Inside a text that is read as other words than it shows: no element can begin there. */
  private isReadAsOne = false;
  private main: DrawingNode | null = null;
  /** Of the part being drawn, where it has no element of its own yet. */
  private order: readonly number[] | null = null;

  constructor(document: PDFKit.PDFDocument, structure: PdfStructure, pictures: PdfPictures, drawing: Drawing) {
    this.document = document;
    this.structure = structure;
    this.pictures = pictures;
    this.drawing = drawing;
  }

  write(): void {
    this.main = mainFigure(this.drawing);
    // From here on the unit is the millimetre.
    this.document.scale(POINTS_PER_MM);
    for (const child of this.drawing.children) this.part(child);
  }

  /** Parts are drawn in the order in which they cover one another, and read from the title on, downwards. */
  private part(node: DrawingNode): void {
    if (node.type !== 'group') {
      this.node(node, 1);
      return;
    }
    const first = firstTag(node);
    const tag = node.tag ?? (first ? null : textOf(node) === '' ? DECORATION : UNTAGGED);
    if (tag) {
      this.tagged({ ...node, tag }, 1, this.readingOrder(node, first ?? tag));
      return;
    }
    // a frame around what is tagged inside: that takes its place in the order
    this.order = this.readingOrder(node, first);
    this.group(node, 1);
    this.order = null;
  }

  /** The title, what stands above the main figure, that figure, then everything else downwards. */
  private readingOrder(node: GroupNode, tag: Tag | null): readonly number[] {
    const [x, y] = boxOfNodes([node]) ?? [0, 0];
    const rank = tag?.role === 'heading-1' ? 0 : node === this.main ? 2 : isAbove(node, this.main) ? 1 : 3;
    return [rank, Math.round(y / ROW_MM), x];
  }

  private node(node: DrawingNode, opacity: number): void {
    if (node.type === 'group') {
      if (node.tag && !this.isReadAsOne) this.tagged(node, opacity, this.order);
      else this.group(node, opacity);
      return;
    }
    if (node.type === 'text' && this.structure.isBetweenElements && !this.isReadAsOne) {
      this.structure.enter(UNTAGGED, { order: this.order });
      this.structure.mark();
      this.text(node, opacity);
      this.structure.leave();
      return;
    }
    if (!this.isReadAsOne) this.structure.mark();
    if (node.type === 'shape') this.shape(node, opacity);
    else if (node.type === 'path') this.path(node, opacity);
    else if (node.type === 'stamp') this.stamp(node, opacity);
    else if (node.type === 'image') this.image(node, opacity);
    else this.text(node, opacity);
  }

  private tagged(node: GroupNode, opacity: number, order: readonly number[] | null): void {
    const tag = node.tag ?? UNTAGGED;
    const box = tag.role === 'figure' ? boxOfNodes([node]) : null;
    const { height_mm } = this.drawing;
    const before = this.order;
    this.order = null;
    this.structure.enter(tag, {
      order,
      box: box && [box[0] * POINTS_PER_MM, (height_mm - box[1] - box[3]) * POINTS_PER_MM, box[2] * POINTS_PER_MM, box[3] * POINTS_PER_MM],
    });
    this.group(node, opacity);
    this.structure.leave();
    this.order = before;
  }

  private group(node: GroupNode, outer: number): void {
    const { clip, opacity, children, reads, link } = node;
    if (link !== undefined) this.structure.enterLink();
    if (clip) this.raw(`q ${clip.map(number).join(' ')} re W n`);
    if (reads !== undefined && !this.isReadAsOne) this.readAsOne(reads, children, outer * opacity);
    else for (const child of children) this.node(child, outer * opacity);
    if (link !== undefined) this.link(node, link);
    // what is open was opened inside
    if (clip) this.raw('Q');
    if (link !== undefined) this.structure.leave();
  }

  /**
   * The letters are printed and read as nothing; the words as a whole lie unseen and level over them, so that every reader finds, selects
   * and copies them in one piece. (Several readers leave aside a replacement text over letters of many turns, and take slanted words for loose letters.)
   */
  private readAsOne(reads: string, children: readonly DrawingNode[], opacity: number): void {
    this.unread(() => {
      this.isReadAsOne = true;
      for (const child of children) this.node(child, opacity);
      this.isReadAsOne = false;
    });
    const texts = textsIn(children);
    const [first, last] = [texts[0], texts.at(-1)];
    if (!first || !last) return;
    this.structure.mark();
    const middle = { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2, anchor: 'middle' as const };
    this.raw('q 3 Tr');
    this.text({ ...first, ...middle, text: reads, angle: 0, halo: null }, opacity);
    this.raw('Q');
  }

  /** Printed, and neither read nor found nor copied: its replacement text is empty. */
  private unread(draw: () => void): void {
    this.structure.aside(() => {
      this.raw('/Span <</ActualText <FEFF>>> BDC');
      draw();
      this.raw('EMC');
    });
  }

  private link(node: GroupNode, address: string): void {
    const box = boxOfNodes([node]);
    const structParent = this.structure.linkElement();
    if (!box) return;
    const [x, y, width, height] = box;
    this.document.link(x, y, width, height, address, {
      // pdfkit writes objects of String as text, and primitives as names
      Contents: Object(node.reads ?? textOf(node)) as string,
      ...(structParent ? { structParent } : {}),
    });
  }

  private image(node: ImageNode, opacity: number): void {
    const name = this.pictures.use(node);
    this.raw('q');
    this.document.fillOpacity(node.opacity * opacity);
    this.raw(`${node.matrix.map(fine).join(' ')} cm`);
    if (node.crop) this.raw(`${node.crop.map(fine).join(' ')} re W n`);
    // PDF counts the rows of a picture from below.
    this.raw(`1 0 0 -1 0 1 cm /${name} Do Q`);
  }

  private text(node: TextNode, opacity: number): void {
    const { x, y, angle = 0 } = node;
    if (angle === 0) {
      this.levelText(node, opacity);
      return;
    }
    const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
    this.raw(`q ${[cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y].map(fine).join(' ')} cm`);
    this.levelText(node, opacity);
    this.raw('Q');
  }

  /** Coordinates stay whole grid steps: the matrix turns them into millimetres, and the numbers are short. */
  private shape({ xy, parts, closed, fill, stroke }: ShapeNode, opacity: number): void {
    const pieces: string[] = [];
    let [minX, minY, maxX, maxY] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let start = 0;
    for (const end of parts) {
      for (let i = start; i < end; i++) {
        const x = xy[i * 2] as number;
        const y = xy[i * 2 + 1] as number;
        if (x < minX) minX = x;
        if (x > maxX) maxX = x;
        if (y < minY) minY = y;
        if (y > maxY) maxY = y;
        pieces.push(`${x} ${y} ${i === start ? 'm' : 'l'}`);
      }
      if (closed) pieces.push('h');
      start = end;
    }
    const box = [minX, minY, maxX, maxY].map((value) => value * GRID_MM) as [number, number, number, number];
    this.painted(pieces.join('\n'), GRID_MM, box, fill, stroke, opacity);
  }

  private path({ commands, fill, stroke }: PathNode, opacity: number): void {
    this.painted(commandData(commands), 1, boxOf(commands), fill, stroke, opacity);
  }

  private stamp({ parts, at }: StampNode, opacity: number): void {
    for (let i = 0; i < at.length; i += 2) {
      this.raw(`q 1 0 0 1 ${number(at[i] as number)} ${number(at[i + 1] as number)} cm`);
      for (const part of parts) this.path(part, opacity);
      this.raw('Q');
    }
  }

  private painted(
    data: string,
    unit: number,
    box: readonly [number, number, number, number],
    fill: FillPaint | null,
    stroke: StrokePaint | null,
    opacity: number,
  ): void {
    const matrix = unit === 1 ? '' : `${unit} 0 0 ${unit} 0 0 cm\n`;
    if (fill?.solid) {
      this.raw('q');
      this.document.fillOpacity(fill.solid.opacity * opacity);
      this.raw(`${matrix}${rgb(fill.solid.colour)} rg\n${data}\nf*\nQ`);
    }
    if (fill?.pattern) {
      const { id, colour, opacity: own } = fill.pattern;
      const { lines, dots } = patternMarks(id, box);
      this.raw('q');
      this.document.opacity(own * opacity);
      const back = unit === 1 ? '' : `${number(1 / unit)} 0 0 ${number(1 / unit)} 0 0 cm\n`;
      const marks = lines.map(([x1, y1, x2, y2]) => `${number(x1)} ${number(y1)} m ${number(x2)} ${number(y2)} l`).join('\n');
      this.raw(`${matrix}${data}\nW* n\n${back}${rgb(colour)} RG ${rgb(colour)} rg ${number(patternTile(id).width_mm)} w`);
      if (lines.length > 0) this.raw(`${marks}\nS`);
      // A dot is a line of no length with round ends.
      for (const [x, y, radius] of dots) this.raw(`1 J ${number(radius * 2)} w ${number(x)} ${number(y)} m ${number(x)} ${number(y)} l S`);
      this.raw('Q');
    }
    if (stroke) {
      this.raw('q');
      this.document.strokeOpacity(stroke.opacity * opacity);
      const dash = stroke.dash.length > 0 ? `[${stroke.dash.map((length) => number(length / unit)).join(' ')}] 0 d 0 J` : '1 J';
      this.raw(`${matrix}${rgb(stroke.colour)} RG ${number(stroke.width / unit)} w 1 j ${dash}\n${data}\nS\nQ`);
    }
  }

  private levelText({ x, y, anchor, text, face, size, colour, halo }: TextNode, opacity: number): void {
    const { document } = this;
    document.font(face).fontSize(size);
    const width = anchor === 'start' ? 0 : document.widthOfString(text);
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    const set = { lineBreak: false, baseline: 'alphabetic' } as const;
    if (halo) {
      const ground = (): void => {
        this.raw('q 1 j 1 J');
        document
          .strokeOpacity(0.85 * opacity)
          .lineWidth(halo.width)
          .strokeColor(halo.colour)
          .text(text, left, y, { ...set, stroke: true, fill: false });
        this.raw('Q');
      };
      // a second printing of the name
      if (this.isReadAsOne) ground();
      else {
        this.unread(ground);
        this.structure.mark();
      }
    }
    document.fillOpacity(opacity).fillColor(colour).text(text, left, y, set);
  }

  private raw(content: string): void {
    this.document.addContent(content);
  }
}

function rgb(colour: string): string {
  return [1, 3, 5].map((at) => number(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
}

function commandData(commands: readonly PathCommand[]): string {
  return commands
    .map(([letter, ...values]) => (letter === 'Z' ? 'h' : `${values.map(number).join(' ')} ${letter.toLowerCase()}`))
    .join('\n');
}

function boxOf(commands: readonly PathCommand[]): [number, number, number, number] {
  const values = commands.flatMap(([, ...numbers]) => numbers as number[]);
  const xs = values.filter((_, index) => index % 2 === 0);
  const ys = values.filter((_, index) => index % 2 === 1);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function firstTag(node: DrawingNode): Tag | null {
  if (node.type !== 'group') return null;
  if (node.tag && node.tag.role !== 'decoration') return node.tag;
  for (const child of node.children) {
    const found = firstTag(child);
    if (found) return found;
  }
  return null;
}

/** Of lines that stand side by side, in millimetres. */
const ROW_MM = 4;

/** From this share of the page on, a figure is what the page is about. */
const MAIN_SHARE = 0.25;

/** The one large figure of a page: it is read before the small ones beside it, whatever their height. Null where there is none. */
function mainFigure({ children, width_mm, height_mm }: Drawing): DrawingNode | null {
  let main: DrawingNode | null = null;
  let most = width_mm * height_mm * MAIN_SHARE;
  for (const child of children) {
    if (child.type !== 'group' || (child.tag ?? firstTag(child))?.role !== 'figure') continue;
    const [, , width, height] = boxOfNodes([child]) ?? [0, 0, 0, 0];
    if (width * height < most) continue;
    most = width * height;
    main = child;
  }
  return main;
}

/** Words that stand above the main figure are read before it: a subtitle, a line of introduction. */
function isAbove(node: GroupNode, main: DrawingNode | null): boolean {
  const box = boxOfNodes([node]);
  const under = main && boxOfNodes([main]);
  return box !== null && under !== null && box[1] + box[3] <= under[1] + ROW_MM && box[0] < under[0] + under[2] / 2;
}

function textsIn(nodes: readonly DrawingNode[]): TextNode[] {
  return nodes.flatMap((node) => (node.type === 'text' ? [node] : node.type === 'group' ? textsIn(node.children) : []));
}

function textOf(node: DrawingNode): string {
  if (node.type === 'text') return node.text;
  return node.type === 'group'
    ? node.children
        .map(textOf)
        .filter((text) => text !== '')
        .join(' ')
    : '';
}
