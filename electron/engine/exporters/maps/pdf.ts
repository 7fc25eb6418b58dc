/**
 * Drawings as a vector PDF, page by page: shapes as paths, text as selectable text in embedded subsets of the fonts, pictures as they came, and the
 * structure that readers of the screen need. What a page needs leaves memory when it is written. The same drawings and date give the same bytes.
 */
import type { Drawing } from '../../../../shared/cartography/drawing.ts';
import { FACES } from '../../../../shared/cartography/drawing.ts';
import { trueTypeFont } from '../fonts/fonts.ts';
import { xmpOf } from './pdf-metadata.ts';
import { PdfPage, POINTS_PER_MM } from './pdf-page.ts';
import { PdfPictures } from './pdf-pictures.ts';
import { PdfStructure } from './pdf-structure.ts';

export interface PdfOptions {
  /** Folder with `fonts`. */
  readonly resources: string;
  /** Date of the document; without it the epoch, so that the bytes depend on the drawing alone. */
  readonly createdAt?: Date;
  readonly author?: string;
}

/** Of the whole document. */
export type PdfBookFacts = Pick<Drawing, 'title' | 'description' | 'language'>;
type Write = (bytes: Uint8Array) => Promise<void> | void;

const LANGUAGES = { fr: 'fr-FR', en: 'en-GB' } as const;

export async function drawingToPdf(drawing: Drawing, options: PdfOptions): Promise<Uint8Array> {
  return drawingsToPdf([drawing], drawing, options);
}

/** Several pages in one document: a report, in memory. */
export async function drawingsToPdf(drawings: readonly Drawing[], facts: PdfBookFacts, options: PdfOptions): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const book = await PdfBook.open(facts, options, (bytes) => void chunks.push(bytes));
  for (const drawing of drawings) await book.add(drawing);
  await book.end();
  return new Uint8Array(Buffer.concat(chunks));
}

/** What pdfkit's types leave out. */
type Document = PDFKit.PDFDocument & { _addInfo(): void; appendXML(xml: string): void };

export class PdfBook {
  readonly #document: Document;
  readonly #structure: PdfStructure;
  readonly #pictures: PdfPictures;
  readonly #write: Write;
  #chunks: Uint8Array[] = [];
  #ended: Promise<void>;

  private constructor(document: Document, write: Write) {
    this.#document = document;
    this.#write = write;
    this.#structure = new PdfStructure(document);
    this.#pictures = new PdfPictures(document);
    this.#ended = new Promise((resolve, reject) => {
      document.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
      document.on('end', resolve);
      document.on('error', reject);
    });
  }

  /** `write` receives the file from its first byte to its last, after each page. */
  static async open(facts: PdfBookFacts, { resources, createdAt = new Date(0), author }: PdfOptions, write: Write): Promise<PdfBook> {
    // Loaded here, for it takes longer to start than most commands take to run.
    const { default: PDFDocument } = await import('pdfkit');
    const language = LANGUAGES[facts.language];
    const document = new PDFDocument({
      autoFirstPage: false,
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: language,
      info: {
        Title: facts.title,
        Subject: facts.description,
        Producer: 'Emprise',
        Creator: 'Emprise',
        CreationDate: createdAt,
        ...(author === undefined ? {} : { Author: author }),
      },
    }) as Document;
    document._addInfo = () => document.appendXML(xmpOf({ ...facts, language, author: author ?? null, createdAt }));
    for (const face of FACES) document.registerFont(face, Buffer.from(trueTypeFont(resources, face)));
    return new PdfBook(document, write);
  }

  /** `bookmark`: its line in the list of contents. Rejects with what `write` rejects with, and with `image-unreadable`. */
  async add(drawing: Drawing, bookmark: string | null = null): Promise<void> {
    const document = this.#document;
    await this.#pictures.prepare(drawing);
    document.addPage({ size: [drawing.width_mm * POINTS_PER_MM, drawing.height_mm * POINTS_PER_MM], margin: 0 });
    if (bookmark !== null) {
      document.outline.addItem(bookmark);
      this.#structure.enter({ role: 'section' }, { title: bookmark });
    }
    new PdfPage(document, this.#structure, this.#pictures, drawing).write();
    if (bookmark !== null) this.#structure.leave();
    this.#structure.endPage();
    await this.#drain();
  }

  async end(): Promise<void> {
    this.#structure.end();
    this.#document.end();
    await this.#ended;
    await this.#drain();
  }

  async #drain(): Promise<void> {
    // the stream hands its chunks over in turns of its own
    await new Promise((resolve) => setImmediate(resolve));
    const chunks = this.#chunks;
    this.#chunks = [];
    if (chunks.length > 0) await this.#write(Buffer.concat(chunks));
  }
}
