/** Tiles in a file of this computer: what both formats answer. */
export interface TileFacts {
  readonly title: string;
  readonly attribution: string;
  readonly description: string;
  /** Degrees, longitude first. */
  readonly bounds: [number, number, number, number] | null;
  readonly levels: { readonly first: number; readonly last: number };
  readonly content: 'image' | 'vector';
  readonly pixels: 256 | 512;
}

/** Of one packed part, unpacked: a tile or a directory. The file is anybody's, and some kilobytes may unpack to gigabytes. */
export const MOST_UNPACKED_BYTES = 64 * 1024 ** 2;

export interface LocalTiles {
  readonly facts: TileFacts;
  /** Level, column, row downwards; null where there is none. Vector tiles come unpacked. */
  tile(z: number, x: number, y: number): Promise<Uint8Array<ArrayBuffer> | null>;
  close(): void;
}

/** `damaged`: not such a file, or not whole; `content`: tiles of a sort that is not drawn (named by `details`). */
export class UnreadableTiles extends Error {
  readonly fault: 'damaged' | 'content';
  readonly details: string;

  constructor(fault: 'damaged' | 'content', details: string) {
    super(`${fault}: ${details}`);
    this.fault = fault;
    this.details = details;
  }
}
