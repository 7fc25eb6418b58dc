/**
 * Finds the features of a GeoJSON text without building the whole of it: chunks of bytes in, the bounds of each element of the root's
 * `features` out. Only strings and braces are looked at inside a feature; JSON.parse judges the rest. Memory is one chunk and one feature,
 * so a file larger than a JavaScript string (about 512 MB) reads like a small one.
 */
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;

export type ScanFault = 'not-geojson' | 'syntax' | 'truncated' | 'too-deep' | 'too-large';

export class ScanError extends Error {
  readonly fault: ScanFault;
  /** Byte of the (unpacked) text where reading stopped. */
  readonly byte: number;

  constructor(fault: ScanFault, byte: number) {
    super(`geojson ${fault} at byte ${byte}`);
    this.fault = fault;
    this.byte = byte;
  }
}

/** No planner's object comes near; a file of brackets does. */
const MAX_DEPTH = 200;
const MAX_FEATURE_BYTES = 128 * 1024 * 1024;
const MEMBER_BYTES_KEPT = 64 * 1024;

export interface FeatureSlice {
  readonly bytes: Buffer;
  /** Byte of the text where it starts. */
  readonly byte: number;
}

type Place = 'start' | 'key' | 'after-key' | 'value' | 'after-value' | 'element' | 'after-element' | 'end';

export class FeatureScanner {
  /** Raw text of the small members of the root beside `features`: type, crs, name… */
  readonly members = new Map<string, string>();
  sawFeatures = false;

  #buffer: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Byte of the text that #buffer starts with. */
  #base = 0;
  #place: Place = 'start';
  #key = '';
  /** Start in #buffer of what is being read, or -1. */
  #mark = -1;
  #depth = 0;
  #inString = false;
  #scalar = false;

  /** Features that end within this chunk. Their bytes stay valid until the next call. */
  push(chunk: Buffer): FeatureSlice[] {
    const keepFrom = this.#mark >= 0 ? this.#mark : this.#at;
    const rest = this.#buffer.subarray(keepFrom);
    if (rest.length > MAX_FEATURE_BYTES) throw new ScanError('too-large', this.#base + keepFrom);
    this.#base += keepFrom;
    this.#at -= keepFrom;
    if (this.#mark >= 0) this.#mark = 0;
    this.#buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const found: FeatureSlice[] = [];
    while (this.#at < this.#buffer.length && this.#step(found)) {
      // each step reads one token; it says false when it needs more bytes
    }
    return found;
  }

  /** Throws where the text stopped in the middle. */
  finish(): void {
    if (this.#place !== 'end') throw new ScanError(this.#place === 'start' ? 'not-geojson' : 'truncated', this.#base + this.#buffer.length);
  }

  #fail(fault: ScanFault): never {
    throw new ScanError(fault, this.#base + this.#at);
  }

  #step(found: FeatureSlice[]): boolean {
    const byte = this.#buffer[this.#at] as number;
    const reading = this.#mark >= 0;
    if (!reading && (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)) {
      this.#at++;
      return true;
    }
    switch (this.#place) {
      case 'start':
        if (byte === 0xef || byte === 0xbb || byte === 0xbf) this.#at++;
        else if (byte === OPEN_BRACE) this.#goto('key');
        else this.#fail('not-geojson');
        return true;
      case 'key':
        if (byte === CLOSE_BRACE && !reading) {
          this.#goto('end');
          return true;
        }
        if (byte !== QUOTE && !reading) this.#fail('syntax');
        return this.#readKey();
      case 'after-key':
        if (byte !== COLON) this.#fail('syntax');
        this.#goto('value');
        return true;
      case 'value':
        if (!reading && this.#key === 'features' && byte === OPEN_BRACKET) {
          this.sawFeatures = true;
          this.#goto('element');
          return true;
        }
        return this.#readValue();
      case 'after-value':
        if (byte === COMMA) this.#goto('key');
        else if (byte === CLOSE_BRACE) this.#goto('end');
        else this.#fail('syntax');
        return true;
      case 'element':
        if (!reading && byte === CLOSE_BRACKET) {
          this.#goto('after-value');
          return true;
        }
        if (!reading && byte !== OPEN_BRACE) this.#fail('syntax');
        return this.#readFeature(found);
      case 'after-element':
        if (byte === COMMA) this.#goto('element');
        else if (byte === CLOSE_BRACKET) this.#goto('after-value');
        else this.#fail('syntax');
        return true;
      case 'end':
        // Bytes after the closing brace (a stray 0, a second document) hold no feature of this one.
        this.#at = this.#buffer.length;
        return true;
    }
  }

  #goto(place: Place): void {
    this.#place = place;
    this.#at++;
  }

  #readKey(): boolean {
    if (this.#mark < 0) this.#mark = this.#at++;
    if (!this.#skipString()) return false;
    this.#key = this.#buffer.toString('utf8', this.#mark + 1, this.#at - 1);
    this.#mark = -1;
    this.#place = 'after-key';
    return true;
  }

  /** From inside a string to just after its closing quote; false when the chunk ends before. */
  #skipString(): boolean {
    const buffer = this.#buffer;
    let at = this.#at;
    while (at < buffer.length) {
      const byte = buffer[at] as number;
      if (byte === BACKSLASH) {
        if (at + 1 >= buffer.length) break;
        at += 2;
      } else {
        at++;
        if (byte === QUOTE) {
          this.#at = at;
          return true;
        }
      }
    }
    this.#at = at;
    return false;
  }

  /** A feature: braces and strings only, the hot loop of the file. */
  #readFeature(found: FeatureSlice[]): boolean {
    if (this.#mark < 0) {
      this.#mark = this.#at;
      this.#depth = 0;
      this.#inString = false;
    }
    const buffer = this.#buffer;
    const { length } = buffer;
    while (this.#at < length) {
      if (this.#inString) {
        if (!this.#skipString()) return false;
        this.#inString = false;
      }
      let at = this.#at;
      let byte = 0;
      for (; at < length; at++) {
        byte = buffer[at] as number;
        if (byte === QUOTE || byte === OPEN_BRACE || byte === CLOSE_BRACE) break;
      }
      this.#at = at;
      if (at === length) return false;
      this.#at++;
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_BRACE) {
        if (++this.#depth > MAX_DEPTH) this.#fail('too-deep');
      } else if (--this.#depth === 0) {
        found.push({ bytes: buffer.subarray(this.#mark, this.#at), byte: this.#base + this.#mark });
        this.#mark = -1;
        this.#place = 'after-element';
        return true;
      }
    }
    return false;
  }

  /** Any other member of the root, kept when it is small. */
  #readValue(): boolean {
    const buffer = this.#buffer;
    if (this.#mark < 0) {
      this.#mark = this.#at;
      this.#depth = 0;
      this.#inString = false;
      this.#scalar = false;
    }
    while (this.#at < buffer.length) {
      if (this.#inString) {
        if (!this.#skipString()) return this.#forget();
        this.#inString = false;
        if (this.#depth === 0) return this.#endValue();
        continue;
      }
      const byte = buffer[this.#at] as number;
      if (this.#depth === 0 && this.#scalar && (byte === COMMA || byte === CLOSE_BRACE || byte <= 0x20)) return this.#endValue();
      this.#at++;
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (++this.#depth > MAX_DEPTH) this.#fail('too-deep');
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        if (--this.#depth === 0) return this.#endValue();
        if (this.#depth < 0) this.#fail('syntax');
      } else if (this.#depth === 0) this.#scalar = true;
    }
    return this.#forget();
  }

  /** A long member is not worth holding: its beginning is let go. */
  #forget(): false {
    if (this.#at - this.#mark > MEMBER_BYTES_KEPT) {
      this.#mark = this.#at;
      this.#key = '';
    }
    return false;
  }

  #endValue(): true {
    if (this.#key !== '' && this.#at - this.#mark <= MEMBER_BYTES_KEPT) {
      this.members.set(this.#key, this.#buffer.toString('utf8', this.#mark, this.#at));
    }
    this.#mark = -1;
    this.#place = 'after-value';
    return true;
  }
}
