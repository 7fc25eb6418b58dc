/**
 * A drawing as a vector PDF: shapes as paths, text as selectable text with the fonts embedded, title and language in the document,
 * structure tags for readers of the screen. The same drawing and date give the same bytes.
 */
import type {
  Drawing,
  DrawingNode,
  FillPaint,
  GroupNode,
  ImageNode,
  PathNode,
  ShapeNode,
  StampNode,
  StrokePaint,
  TextNode,
} from '../../../../shared/cartography/drawing.ts';
import { FACES, GRID_MM } from '../../../../shared/cartography/drawing.ts';
import type { PathCommand } from '../../../../shared/cartography/path.ts';
import { patternMarks, patternTile } from '../../../../shared/cartography/patterns.ts';
import { trueTypeFont } from '../fonts/fonts.ts';

export interface PdfOptions {
  /** Folder with `fonts`. */
  readonly resources: string;
  /** Date of the document; without it the epoch, so that the bytes depend on the drawing alone. */
  readonly createdAt?: Date;
  readonly author?: string;
}

const POINTS_PER_MM = 72 / 25.4;
const LANGUAGES = { fr: 'fr-FR', en: 'en-GB' } as const;

export async function drawingToPdf(drawing: Drawing, { resources, createdAt, author }: PdfOptions): Promise<Uint8Array> {
  // Loaded here, for it takes longer to start than most commands take to run.
  const { default: PDFDocument } = await import('pdfkit');
  const document = new PDFDocument({
    size: [drawing.width_mm * POINTS_PER_MM, drawing.height_mm * POINTS_PER_MM],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: LANGUAGES[drawing.language],
    info: {
      Title: drawing.title,
      Subject: drawing.description,
      Producer: 'Emprise',
      Creator: 'Emprise',
      CreationDate: createdAt ?? new Date(0),
      ...(author === undefined ? {} : { Author: author }),
    },
  });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    document.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    document.on('end', resolve);
    document.on('error', reject);
  });
  for (const face of FACES) document.registerFont(face, Buffer.from(trueTypeFont(resources, face)));
  new PdfWriter(document, drawing).write();
  document.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/** Four decimals are a fraction of a micrometre; PDF has no exponents. */
const number = (value: number): string => String(Math.round(value * 10_000) / 10_000);

interface Picture {
  readonly label: string;
  readonly obj: object | null;
  embed(document: PDFKit.PDFDocument): void;
}

class PdfWriter {
  private readonly document: PDFKit.PDFDocument;
  private readonly drawing: Drawing;

  constructor(document: PDFKit.PDFDocument, drawing: Drawing) {
    this.document = document;
    this.drawing = drawing;
  }

  /** Every top-level group becomes a tagged part: the title a heading, maps figures with a description, the rest paragraphs. */
  write(): void {
    const { document, drawing } = this;
    const root = document.struct('Document');
    document.addStructure(root);
    // From here on the unit is the millimetre.
    document.scale(POINTS_PER_MM);
    for (const child of drawing.children) {
      const name = child.type === 'group' ? child.name : '';
      if (name === 'page' || (child.type === 'group' && child.children.length === 0)) {
        document.markContent('Artifact');
        this.node(child, 1);
        document.endMarkedContent();
        continue;
      }
      const draw = (): void => this.node(child, 1);
      if (name === 'title') root.add(document.struct('H1', {}, draw));
      else if (name === 'map' || name.startsWith('inset')) root.add(document.struct('Figure', { alt: drawing.description }, draw));
      else root.add(document.struct('P', {}, draw));
    }
    root.end();
  }

  private node(node: DrawingNode, opacity: number): void {
    if (node.type === 'group') this.group(node, opacity);
    else if (node.type === 'shape') this.shape(node, opacity);
    else if (node.type === 'path') this.path(node, opacity);
    else if (node.type === 'stamp') this.stamp(node, opacity);
    else if (node.type === 'image') this.image(node, opacity);
    else this.text(node, opacity);
  }

  private group({ clip, opacity, children }: GroupNode, outer: number): void {
    if (clip) this.raw(`q ${clip.map(number).join(' ')} re W n`);
    for (const child of children) this.node(child, outer * opacity);
    if (clip) this.raw('Q');
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

  private image({ bytes, matrix, crop, opacity: own }: ImageNode, opacity: number): void {
    const document = this.document as PDFKit.PDFDocument & { openImage(bytes: Buffer): Picture };
    const picture = document.openImage(Buffer.from(bytes));
    if (!picture.obj) picture.embed(document);
    (document.page as unknown as { xobjects: Record<string, unknown> }).xobjects[picture.label] ??= picture.obj;
    this.raw('q');
    document.fillOpacity(own * opacity);
    this.raw(`${matrix.map(number).join(' ')} cm`);
    if (crop) this.raw(`${crop.join(' ')} re W n`);
    // PDF counts the rows of a picture from below.
    this.raw(`1 0 0 -1 0 1 cm /${picture.label} Do Q`);
  }

  private text(node: TextNode, opacity: number): void {
    const { x, y, angle = 0 } = node;
    if (angle === 0) this.straight(node, opacity);
    else {
      const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
      this.raw(`q ${[cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y].map(number).join(' ')} cm`);
      this.straight(node, opacity);
      this.raw('Q');
    }
  }

  private straight({ x, y, anchor, text, face, size, colour, halo }: TextNode, opacity: number): void {
    const { document } = this;
    document.font(face).fontSize(size);
    const width = anchor === 'start' ? 0 : document.widthOfString(text);
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
    const set = { lineBreak: false, baseline: 'alphabetic' } as const;
    if (halo) {
      // The halo is a second printing of the name: its replacement text is empty, so that it is read and copied once.
      this.raw('/Span <</ActualText <FEFF>>> BDC\nq 1 j 1 J');
      document
        .strokeOpacity(0.85 * opacity)
        .lineWidth(halo.width)
        .strokeColor(halo.colour)
        .text(text, left, y, { ...set, stroke: true, fill: false });
      this.raw('Q\nEMC');
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
