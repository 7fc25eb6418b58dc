/** A drawing to a file in any of its formats, written as it is made. */
import type { Drawing } from '../../../../shared/cartography/drawing.ts';
import { type Sink, writeSafely } from '../write-file.ts';
import { PdfBook } from './pdf.ts';
import { writePng } from './png.ts';
import { drawingToSvg } from './svg.ts';

export interface DrawingFormat {
  readonly format: 'pdf' | 'svg' | 'png';
  readonly dpi: number;
  /** Folder with `fonts`. */
  readonly resources: string;
  readonly createdAt: Date;
  /** Before each part of a large picture; throws `cancelled`. */
  readonly checkpoint: () => void;
}

/** Whole or not at all: answers with its bytes. Throws as writeSafely does. */
export async function writeDrawing(drawing: Drawing, target: string, format: DrawingFormat): Promise<number> {
  let bytes = 0;
  await writeSafely(target, (sink) =>
    drawingInto(
      drawing,
      counting(sink, (count) => {
        bytes += count;
      }),
      format,
    ),
  );
  return bytes;
}

export async function drawingInto(
  drawing: Drawing,
  sink: Sink,
  { format, dpi, resources, createdAt, checkpoint }: DrawingFormat,
): Promise<void> {
  if (format === 'png') {
    await writePng(drawing, { resources, dpi, checkpoint }, (bytes) => sink.write(bytes));
  } else if (format === 'pdf') {
    const book = await PdfBook.open(drawing, { resources, createdAt }, (bytes) => sink.write(bytes));
    await book.add(drawing);
    await book.end();
  } else {
    await sink.write(new TextEncoder().encode(drawingToSvg(drawing, { embedFontsFrom: resources })));
  }
  checkpoint();
}

/** Tells how much goes through. */
export function counting(sink: Sink, count: (bytes: number) => void): Sink {
  return {
    write: (chunk) => {
      count(typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.length);
      return sink.write(chunk);
    },
  };
}
