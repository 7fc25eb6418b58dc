/**
 * The records of an old workbook (.xls, BIFF2 to BIFF8: [MS-XLS] 2.3), before the library that reads workbooks is given them. It trusts what they say of
 * themselves: a damaged formula, or a text whose length is missing, is read for ever. So all that says nothing of cells and their values is passed over
 * by it, formulas keep their results alone, and texts longer than their records are left out. Nothing moves: sheets are found by their place.
 */

/** BOF of BIFF2, 3, 4, and of 5 and 8. */
const BEGIN = [0x0009, 0x0209, 0x0409, 0x0809];
const CONTINUE = 0x003c;
const SHARED_TEXTS = 0x00fc;
/** « Selection »: one that the library knows and passes over. */
const PASSED_OVER = 0x001d;

/** End, names of sheets, password, code page, dates from 1904, sizes, formats of numbers, merged cells, and cells without a text or a formula. */
const HARMLESS = [
  ...[...BEGIN, 0x000a, 0x0085, 0x002f, 0x0042, 0x0022, 0x0000, 0x0200, 0x001e, 0x041e, 0x0043, 0x0243, 0x0443, 0x00e0, 0x00e5],
  ...[0x0002, 0x0003, 0x0203, 0x0005, 0x0205, 0x027e, 0x00bd, 0x00fd, CONTINUE],
];

/** Where a record says how much of a formula, or of a text, follows; in how many bytes. */
interface Count {
  readonly at: number;
  readonly bytes: 1 | 2;
}

/** Label (cell of six bytes, then its text), RString, String; BIFF2 has lengths of one byte, and a cell of seven. */
const TEXTS: Readonly<Record<number, Count>> = {
  516: { at: 6, bytes: 2 },
  214: { at: 6, bytes: 2 },
  519: { at: 0, bytes: 2 },
  4: { at: 7, bytes: 1 },
  7: { at: 0, bytes: 1 },
};

/** The cell, its result, then flags. The type of a formula's record does not tell the version: that of the first BOF does. */
const FORMULAS = [0x0006, 0x0206, 0x0406];
const TOKENS: Readonly<Record<number, Count>> = {
  9: { at: 16, bytes: 1 },
  521: { at: 16, bytes: 2 },
  1033: { at: 16, bytes: 2 },
  2057: { at: 20, bytes: 2 },
};

interface OldRecord {
  readonly type: number;
  readonly at: number;
  /** Of its content. */
  readonly from: number;
  readonly end: number;
}

function* recordsOf(stream: Buffer): Generator<OldRecord> {
  for (let at = 0; at + 4 <= stream.length; ) {
    const from = at + 4;
    const end = from + stream.readUInt16LE(at + 2);
    if (end > stream.length) return;
    yield { type: stream.readUInt16LE(at), at, from, end };
    at = end;
  }
}

/** A copy of the stream « Workbook » or « Book », or null where it does not begin as one. */
export function harmlessRecords(source: Uint8Array): Buffer | null {
  const stream = Buffer.from(source);
  const first = stream.length < 4 ? -1 : stream.readUInt16LE(0);
  const tokens = TOKENS[first];
  if (tokens === undefined) return null;
  const records = [...recordsOf(stream)];
  for (const [index, record] of records.entries()) {
    const { type, at, from, end } = record;
    const text = TEXTS[type];
    if (FORMULAS.includes(type) && from + tokens.at + tokens.bytes <= end)
      stream.fill(0, from + tokens.at, from + tokens.at + tokens.bytes);
    else if (type === SHARED_TEXTS) limitSharedTexts(stream, [record, ...continued(records, index)]);
    else if (!HARMLESS.includes(type) && !(text !== undefined && fits(stream, record, text, continued(records, index))))
      stream.writeUInt16LE(PASSED_OVER, at);
  }
  return stream;
}

function continued(records: readonly OldRecord[], index: number): OldRecord[] {
  let next = index + 1;
  while (records[next]?.type === CONTINUE) next++;
  return records.slice(index + 1, next);
}

/** Not longer than its record and those that continue it: one byte for each letter at least. */
function fits(stream: Buffer, { from, end }: OldRecord, { at, bytes }: Count, more: readonly OldRecord[]): boolean {
  const start = from + at + bytes;
  if (start > end) return false;
  const length = stream.readUIntLE(from + at, bytes);
  return length <= end - start + more.reduce((sum, record) => sum + record.end - record.from, 0);
}

const SHARED_HEADER_BYTES = 8;

/** Texts of a workbook that several cells share ([MS-XLS] 2.4.265): as many are announced as are there whole. */
function limitSharedTexts(stream: Buffer, parts: readonly OldRecord[]): void {
  const [{ from, end, at }] = parts as [OldRecord];
  if (end - from < SHARED_HEADER_BYTES) {
    stream.writeUInt16LE(PASSED_OVER, at);
    return;
  }
  const announced = stream.readUInt32LE(from + 4);
  const bytes = Buffer.concat(parts.map((part) => stream.subarray(part.from, part.end)));
  const reader = new SharedTexts(bytes, parts);
  let whole = 0;
  while (whole < announced && reader.skip()) whole++;
  if (whole < announced) stream.writeUInt32LE(whole, from + 4);
}

class SharedTexts {
  readonly #bytes: Buffer;
  /** Where each part after the first begins, in ascending order: a text that reaches over it says anew how wide its letters are. */
  readonly #seams: number[] = [];
  #seam = 0;
  #at = SHARED_HEADER_BYTES;

  constructor(bytes: Buffer, parts: readonly OldRecord[]) {
    this.#bytes = bytes;
    let length = 0;
    for (const { from, end } of parts) {
      if (length > 0) this.#seams.push(length);
      length += end - from;
    }
  }

  /** XLUnicodeRichExtendedString ([MS-XLS] 2.5.293). False where it is not whole. */
  skip(): boolean {
    const letters = this.#number(2);
    const flags = this.#number(1);
    const runs = flags & 8 ? this.#number(2) : 0;
    const extension = flags & 4 ? this.#number(4) : 0;
    if (!this.#letters(letters, (flags & 1) + 1)) return false;
    this.#at += runs * 4 + extension;
    return this.#at <= this.#bytes.length;
  }

  /** 0 beyond the end, where the place alone tells. */
  #number(bytes: number): number {
    const at = this.#at;
    this.#at += bytes;
    return this.#at > this.#bytes.length ? 0 : this.#bytes.readUIntLE(at, bytes);
  }

  #letters(count: number, width: number): boolean {
    let left = count;
    let letterBytes = width;
    while (left > 0 && this.#at < this.#bytes.length) {
      while ((this.#seams[this.#seam] ?? Number.POSITIVE_INFINITY) < this.#at) this.#seam++;
      if (this.#seams[this.#seam] === this.#at) {
        letterBytes = this.#number(1) & 1 ? 2 : 1;
        this.#seam++;
      }
      const upTo = this.#seams[this.#seam] ?? this.#bytes.length;
      const here = Math.min(left, Math.ceil((upTo - this.#at) / letterBytes));
      this.#at += here * letterBytes;
      left -= here;
    }
    return left === 0 && this.#at <= this.#bytes.length;
  }
}
