/**
 * Pictures in a PDF: a JPEG goes in as it came, a PNG without transparency too; any other is decoded and packed again, with its transparency beside it.
 * One that stands on several pages (a logo) or in several pieces (a tile) is written once.
 */
import { createHash } from 'node:crypto';
import type { Drawing, DrawingNode, ImageNode } from '../../../../shared/cartography/drawing.ts';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { decodePicture } from './decode-picture.ts';

/** What pdfkit's types leave out. */
interface Document {
  ref(data: object): { end(bytes?: Uint8Array): void };
  openImage(bytes: Buffer): { label: string; obj: object | null; embed(document: unknown): void };
  readonly page: { readonly xobjects: Record<string, object> };
}

interface Placed {
  readonly name: string;
  readonly object: object;
}

/** Of a PNG that a PDF may take as it is: grey, colour or palette, row by row. */
const PLAIN_COLOURS = [0, 2, 3];

export class PdfPictures {
  readonly #document: Document;
  readonly #byContent = new Map<string, Placed>();
  /** The same bytes are not read twice. */
  readonly #byBytes = new WeakMap<Uint8Array, Placed>();

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document as unknown as Document;
  }

  /** Decoding takes turns: done before the page begins, in the order of the drawing. Rejects with EmpriseError `image-unreadable`. */
  async prepare({ children }: Drawing): Promise<void> {
    const nodes: ImageNode[] = [];
    const visit = (node: DrawingNode): void => {
      if (node.type === 'image') nodes.push(node);
      else if (node.type === 'group') for (const child of node.children) visit(child);
    };
    for (const child of children) visit(child);
    for (const node of nodes) await this.#place(node);
  }

  /** Its name among the resources of the page being written. */
  use({ bytes }: ImageNode): string {
    const placed = this.#byBytes.get(bytes);
    if (!placed) throw new Error('a picture was not prepared');
    this.#document.page.xobjects[placed.name] ??= placed.object;
    return placed.name;
  }

  async #place({ media, bytes }: ImageNode): Promise<void> {
    if (this.#byBytes.has(bytes)) return;
    const content = createHash('sha256').update(bytes).digest('base64');
    let placed = this.#byContent.get(content);
    if (!placed) {
      const name = `P${this.#byContent.size + 1}`;
      try {
        placed = { name, object: isPlain(media, bytes) ? this.#asItIs(bytes) : await this.#decoded(media, bytes) };
      } catch (error) {
        throw error instanceof EmpriseError ? error : new EmpriseError('image-unreadable', {}, String(error));
      }
      this.#byContent.set(content, placed);
    }
    this.#byBytes.set(bytes, placed);
  }

  #asItIs(bytes: Uint8Array<ArrayBuffer>): object {
    const picture = this.#document.openImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    picture.embed(this.#document);
    if (!picture.obj) throw new Error('no picture');
    return picture.obj;
  }

  async #decoded(media: ImageNode['media'], bytes: Uint8Array): Promise<object> {
    const { width, height, rgba } = await decodePicture(media, bytes);
    const colours = new Uint8Array(width * height * 3);
    const alpha = new Uint8Array(width * height);
    let isOpaque = true;
    for (let i = 0; i < alpha.length; i++) {
      colours[i * 3] = rgba[i * 4] as number;
      colours[i * 3 + 1] = rgba[i * 4 + 1] as number;
      colours[i * 3 + 2] = rgba[i * 4 + 2] as number;
      alpha[i] = rgba[i * 4 + 3] as number;
      if (alpha[i] !== 255) isOpaque = false;
    }
    const common = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, BitsPerComponent: 8 };
    const mask = isOpaque ? null : this.#document.ref({ ...common, ColorSpace: 'DeviceGray' });
    mask?.end(alpha);
    const object = this.#document.ref({ ...common, ColorSpace: 'DeviceRGB', ...(mask ? { SMask: mask } : {}) });
    object.end(colours);
    return object;
  }
}

function isPlain(media: ImageNode['media'], bytes: Uint8Array): boolean {
  if (media === 'image/jpeg') return true;
  const [depth, colour, , , interlaced] = bytes.subarray(24, 29);
  return depth !== 16 && PLAIN_COLOURS.includes(colour ?? -1) && interlaced === 0 && !hasTransparency(bytes);
}

/** A tRNS chunk before the first of pixels. */
function hasTransparency(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= view.length; at += 12 + view.readUInt32BE(at)) {
    const type = view.toString('latin1', at + 4, at + 8);
    if (type === 'tRNS') return true;
    if (type === 'IDAT') return false;
  }
  return false;
}
