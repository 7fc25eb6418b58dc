/**
 * Keys met so far, each with a number, for files of millions of rows: the characters in blocks of bytes and a table of places, about 35 bytes a key
 * where a Map of strings takes a hundred. Exact: keys are compared by their characters, never by a hash alone.
 */
const BLOCK_BYTES = 1 << 20;
/** Share of the slots that may be taken. */
const FULL = 0.6;
const FIRST_ENTRIES = 1024;

export class KeyTable {
  readonly #blocks: Uint8Array[] = [];
  #blockUsed = BLOCK_BYTES;
  #count = 0;
  /** Of each entry: place of its characters, block after block; hash; number. */
  #placeOf = new Uint32Array(FIRST_ENTRIES);
  #hashes = new Int32Array(FIRST_ENTRIES);
  #numbers = new Int32Array(FIRST_ENTRIES);
  /** Entry + 1, or 0 for a free slot. */
  #slots = new Uint32Array(FIRST_ENTRIES * 2);
  /** Keys too long for a block. */
  readonly #long = new Map<string, number>();

  /** The number of a key, or undefined. */
  get(key: string): number | undefined {
    if (isLong(key)) return this.#long.get(key);
    const entry = (this.#slots[this.#slotOf(key, hashOf(key))] as number) - 1;
    return entry < 0 ? undefined : this.#numbers[entry];
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** Keeps a 32-bit integer with a key that is not there yet. */
  add(key: string, number: number): void {
    if (isLong(key)) {
      this.#long.set(key, number | 0);
      return;
    }
    if (this.#count >= this.#slots.length * FULL) this.#growSlots();
    if (this.#count === this.#hashes.length) this.#growEntries();
    const hash = hashOf(key);
    const entry = this.#count++;
    this.#hashes[entry] = hash;
    this.#numbers[entry] = number;
    this.#store(key, entry);
    this.#slots[this.#slotOf(key, hash, entry)] = entry + 1;
  }

  /** The slot that holds the key, or the free one where it belongs. `except`: an entry that is not in the table yet. */
  #slotOf(key: string, hash: number, except = -1): number {
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const entry = (this.#slots[slot] as number) - 1;
      if (entry < 0) return slot;
      if (except < 0 && this.#hashes[entry] === hash && this.#isKey(entry, key)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Two bytes of length (and whether the characters are wide), then one or two for each character. */
  #store(key: string, entry: number): void {
    const isWide = /[\u0100-\uffff]/.test(key);
    const bytes = 2 + key.length * (isWide ? 2 : 1);
    if (this.#blockUsed + bytes > BLOCK_BYTES) {
      this.#blocks.push(new Uint8Array(BLOCK_BYTES));
      this.#blockUsed = 0;
    }
    const block = this.#blocks.at(-1) as Uint8Array;
    this.#placeOf[entry] = (this.#blocks.length - 1) * BLOCK_BYTES + this.#blockUsed;
    let at = this.#blockUsed;
    const head = key.length * 2 + (isWide ? 1 : 0);
    block[at++] = head & 0xff;
    block[at++] = head >> 8;
    for (let i = 0; i < key.length; i++) {
      const unit = key.charCodeAt(i);
      block[at++] = unit & 0xff;
      if (isWide) block[at++] = unit >> 8;
    }
    this.#blockUsed = at;
  }

  #isKey(entry: number, key: string): boolean {
    const place = this.#placeOf[entry] as number;
    const block = this.#blocks[Math.floor(place / BLOCK_BYTES)] as Uint8Array;
    let at = place % BLOCK_BYTES;
    const head = (block[at] as number) | ((block[at + 1] as number) << 8);
    if (head >> 1 !== key.length) return false;
    const width = (head & 1) + 1;
    at += 2;
    for (let i = 0; i < key.length; i++, at += width) {
      const unit = width === 1 ? (block[at] as number) : (block[at] as number) | ((block[at + 1] as number) << 8);
      if (unit !== key.charCodeAt(i)) return false;
    }
    return true;
  }

  #growEntries(): void {
    const size = this.#hashes.length * 2;
    const grown = <T extends Uint32Array | Int32Array>(larger: T, from: T): T => {
      larger.set(from);
      return larger;
    };
    this.#placeOf = grown(new Uint32Array(size), this.#placeOf);
    this.#hashes = grown(new Int32Array(size), this.#hashes);
    this.#numbers = grown(new Int32Array(size), this.#numbers);
  }

  #growSlots(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let entry = 0; entry < this.#count; entry++) this.#slots[this.#slotOf('', this.#hashes[entry] as number, entry)] = entry + 1;
  }
}

const isLong = (key: string): boolean => key.length > 10_000;

/** FNV-1a. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash | 0;
}
