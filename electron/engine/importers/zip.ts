/** Reads a zip from its central directory, one entry at a time: into memory, or into a file whose name the caller makes up. */
import { closeSync, createReadStream, createWriteStream, fstatSync, openSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import { EmpriseError } from '../../../shared/contract/errors.ts';
import { decoderOf, guessEncoding } from './text-encoding.ts';

export interface ZipEntry {
  /** Path inside the archive, with `/`. Used to tell entries apart, never to write. */
  readonly name: string;
  readonly size: number;
  /** Throws EmpriseError('archive-damaged' | 'archive-too-large'). */
  read(): Buffer;
  /** The same into a new file, a piece at a time. `target` must not come from the archive. */
  writeTo(target: string): Promise<void>;
}

export interface Zip {
  readonly entries: readonly ZipEntry[];
  close(): void;
}

/** No French layer comes near these; a bomb does. */
const MAX_ENTRY_BYTES = 2 ** 31 - 1;
const MAX_ENTRIES = 10_000;
const SUSPECT_RATIO = 250;
const RATIO_MATTERS_FROM_BYTES = 64 * 1024 * 1024;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

export function openZip(path: string): Zip {
  const file = basename(path);
  const damaged = (cause: string): EmpriseError => new EmpriseError('archive-damaged', { file, cause });
  const descriptor = openSync(path, 'r');
  const fileBytes = fstatSync(descriptor).size;
  const readAt = (at: number, length: number): Buffer => {
    // Lengths come from the file itself: none is trusted before anything is allocated for it.
    if (!(at >= 0 && length >= 0 && at + length <= fileBytes)) throw damaged('truncated');
    const bytes = Buffer.alloc(length);
    if (readSync(descriptor, bytes, 0, length, at) !== length) throw damaged('truncated');
    return bytes;
  };

  function entryAt(directory: Buffer, at: number): { entry: ZipEntry; next: number } {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== DIRECTORY_ENTRY) throw damaged('directory');
    const flags = directory.readUInt16LE(at + 8);
    const method = directory.readUInt16LE(at + 10);
    const checksum = directory.readUInt32LE(at + 16);
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const next = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw damaged('directory');
    const large = largeSizes(directory, at, nameEnd);
    const rawName = directory.subarray(at + 46, nameEnd);
    const name = decoderOf(flags & 0x800 ? 'UTF-8' : guessEncoding(rawName))(rawName).replaceAll('\\', '/');
    // No program packs such a name by accident: it is meant to be written outside of where the archive is unpacked.
    if (name.split('/').includes('..')) throw damaged('climbing');

    /** Where the packed bytes begin, of an entry that may be unpacked. */
    const begin = (): number => {
      if (flags & 1) throw damaged('encrypted');
      if (large.size > RATIO_MATTERS_FROM_BYTES && large.size > large.packed * SUSPECT_RATIO) {
        throw new EmpriseError('archive-too-large', { file, entry: name, bytes: large.size });
      }
      const local = readAt(large.offset, 30);
      if (local.readUInt32LE(0) !== LOCAL_HEADER) throw damaged('entry');
      const at = large.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
      if (at + large.packed > fileBytes) throw damaged('truncated');
      return at;
    };
    const writeTo = async (target: string): Promise<void> => {
      const at = begin();
      if (method !== 0 && method !== 8) throw damaged('compression');
      const check = new Checked(large.size, () => damaged('entry'));
      const out = createWriteStream(target, { flags: 'wx', mode: 0o600 });
      if (large.packed === 0) await pipeline([], check, out);
      else {
        const packed = createReadStream('', { fd: descriptor, autoClose: false, start: at, end: at + large.packed - 1 });
        try {
          if (method === 0) await pipeline(packed, check, out);
          else await pipeline(packed, createInflateRaw(), check, out);
        } catch (error) {
          throw error instanceof Error && 'code' in error && String(error.code).startsWith('Z_') ? damaged('entry') : error;
        }
      }
      if (check.bytes !== large.size || check.sum !== checksum) throw damaged('checksum');
    };
    const read = (): Buffer => {
      const at = begin();
      if (large.size > MAX_ENTRY_BYTES) throw new EmpriseError('archive-too-large', { file, entry: name, bytes: large.size });
      const packed = readAt(at, large.packed);
      const bytes = method === 0 ? packed : method === 8 ? inflate(packed, large.size, damaged) : null;
      if (bytes === null) throw damaged('compression');
      if (bytes.length !== large.size || crc32(bytes) !== checksum) throw damaged('checksum');
      return bytes;
    };
    return { entry: { name, size: large.size, read, writeTo }, next };
  }

  try {
    const { count, directoryAt, directoryBytes } = directoryOf(fileBytes, readAt, damaged);
    if (count > MAX_ENTRIES) throw new EmpriseError('archive-too-large', { file, entry: '', bytes: fileBytes });
    const directory = readAt(directoryAt, directoryBytes);
    const entries: ZipEntry[] = [];
    for (let i = 0, at = 0; i < count; i++) {
      const { entry, next } = entryAt(directory, at);
      if (!entry.name.endsWith('/')) entries.push(entry);
      at = next;
    }
    let isOpen = true;
    const close = (): void => {
      if (isOpen) closeSync(descriptor);
      isOpen = false;
    };
    return { entries, close };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

/** Counts and sums what goes through, and stops what is more than the directory promised. */
class Checked extends Transform {
  bytes = 0;
  sum = 0;
  readonly #promised: number;
  readonly #lying: () => EmpriseError;

  constructor(promised: number, lying: () => EmpriseError) {
    super();
    this.#promised = promised;
    this.#lying = lying;
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: (error: Error | null, chunk?: Buffer) => void): void {
    this.bytes += chunk.length;
    this.sum = crc32(chunk, this.sum);
    if (this.bytes > this.#promised) done(this.#lying());
    else done(null, chunk);
  }
}

function inflate(packed: Buffer, size: number, damaged: (cause: string) => EmpriseError): Buffer {
  try {
    // The limit is what the directory promised: an entry that unpacks to more is lying.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
  } catch {
    throw damaged('entry');
  }
}

type ReadAt = (at: number, length: number) => Buffer;

/** Finds the end-of-directory record (APPNOTE 4.3.16), in its 64-bit form where the 32-bit one says so. */
function directoryOf(size: number, readAt: ReadAt, damaged: (cause: string) => EmpriseError) {
  const tailLength = Math.min(size, 22 + 65_535);
  const tail = readAt(size - tailLength, tailLength);
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END_OF_DIRECTORY) at--;
  if (at < 0) throw damaged('truncated');
  let count = tail.readUInt16LE(at + 10);
  let directoryBytes = tail.readUInt32LE(at + 12);
  let directoryAt = tail.readUInt32LE(at + 16);
  if (count === 0xffff || directoryAt === 0xffffffff || directoryBytes === 0xffffffff) {
    const locator = size - tailLength + at - 20;
    const record = readAt(Number(readAt(locator, 20).readBigUInt64LE(8)), 56);
    if (record.readUInt32LE(0) !== 0x06064b50) throw damaged('directory');
    count = Number(record.readBigUInt64LE(32));
    directoryBytes = Number(record.readBigUInt64LE(40));
    directoryAt = Number(record.readBigUInt64LE(48));
  }
  if (directoryAt + directoryBytes > size) throw damaged('truncated');
  return { count, directoryAt, directoryBytes };
}

/** Sizes and place of an entry, from its 64-bit extra field where the 32-bit numbers are full. */
function largeSizes(directory: Buffer, at: number, nameEnd: number): { packed: number; size: number; offset: number } {
  let packed = directory.readUInt32LE(at + 20);
  let size = directory.readUInt32LE(at + 24);
  let offset = directory.readUInt32LE(at + 42);
  const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
  for (let extra = nameEnd; extra + 4 <= extraEnd; extra += 4 + directory.readUInt16LE(extra + 2)) {
    if (directory.readUInt16LE(extra) !== 1) continue;
    let value = extra + 4;
    const next = (): number => {
      value += 8;
      return value <= extraEnd ? Number(directory.readBigUInt64LE(value - 8)) : 0;
    };
    if (size === 0xffffffff) size = next();
    if (packed === 0xffffffff) packed = next();
    if (offset === 0xffffffff) offset = next();
  }
  return { packed, size, offset };
}
