/** Delimited text after RFC 4180, as forgiving as the spreadsheets that write it: any line ending, quotes inside quotes, text in pieces. */

/** A quote that nothing closes within so much text is an ordinary character: a stray one must not swallow the rest of a file. */
const MAX_QUOTED = 16 * 1024 * 1024;

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

export class CsvParser {
  readonly #delimiter: number;
  readonly #maxQuoted: number;
  #rest = '';
  /** Records with a quote that opens a cell and that nothing closes: it was taken as it stands. */
  readonly strayQuotes = new WeakSet<readonly string[]>();
  #cells: string[] = [];

  constructor(delimiter: string, maxQuoted = MAX_QUOTED) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#maxQuoted = maxQuoted;
  }

  /** Records that end within the text given so far. */
  push(text: string): string[][] {
    return this.#read(this.#rest + text, false);
  }

  /** The last record, where no line ending closes it. */
  finish(): string[][] {
    const records = this.#read(this.#rest, true);
    if (this.#cells.length > 0) records.push(this.#cells);
    this.#cells = [];
    return records;
  }

  #read(text: string, isLast: boolean): string[][] {
    const records: string[][] = [];
    const delimiter = this.#delimiter;
    let at = 0;
    // Where the record being read starts: an unfinished one is read again from there with the next piece.
    let recordAt = 0;
    let cells: string[] = [];
    let isStray = false;
    while (at < text.length) {
      let cell = '';
      if (text.charCodeAt(at) === QUOTE) {
        const end = closingQuote(text, at + 1, isLast);
        if (end < 0 && !isLast && text.length - at <= this.#maxQuoted) break;
        if (end < 0 || closesElsewhere(text, at, end, delimiter)) isStray = true;
        else {
          cell = text.slice(at + 1, end);
          if (cell.includes('"')) cell = cell.replaceAll('""', '"');
          at = end + 1;
        }
      }
      // Text after a closing quote belongs to the cell: `"Zone" nord`.
      const stop = cellEnd(text, at, delimiter);
      if (stop === text.length && !isLast) break;
      cell = cell === '' ? text.slice(at, stop) : cell + text.slice(at, stop);
      at = stop;
      cells.push(cell);
      if (at >= text.length) break;
      const char = text.charCodeAt(at);
      if (char === delimiter) {
        at++;
        if (at === text.length && isLast) cells.push('');
        continue;
      }
      // A carriage return at the very end may have its line feed in the next piece.
      if (char === RETURN && at + 1 === text.length && !isLast) break;
      at += char === RETURN && text.charCodeAt(at + 1) === LINE_FEED ? 2 : 1;
      records.push(cells);
      if (isStray) this.strayQuotes.add(cells);
      isStray = false;
      cells = [];
      recordAt = at;
    }
    this.#rest = isLast ? '' : text.slice(recordAt);
    this.#cells = isLast ? cells : [];
    if (isStray) this.strayQuotes.add(cells);
    return records;
  }
}

function cellEnd(text: string, from: number, delimiter: number): number {
  let at = from;
  for (; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === delimiter || char === LINE_FEED || char === RETURN) break;
  }
  return at;
}

/** Index of the quote that closes, or -1 where the text stops before. */
function closingQuote(text: string, from: number, isLast: boolean): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2);
  return at === text.length - 1 && !isLast ? -1 : at;
}

/** A quoted text over several lines ends its cell; where more text follows, the quotes belong to two cells of two records. */
function closesElsewhere(text: string, from: number, end: number, delimiter: number): boolean {
  const next = text.charCodeAt(end + 1);
  const endsCell = end + 1 >= text.length || next === delimiter || next === LINE_FEED || next === RETURN;
  return !endsCell && /[\r\n]/.test(text.slice(from, end));
}

const DELIMITERS = [';', ',', '\t', '|'] as const;
const RECORDS_COMPARED = 50;

/** The delimiter that cuts the first records into the same number of cells, the more cells the better. Titles above the table do not count. */
export function sniffDelimiter(sample: string): string {
  let best: string = ';';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const parser = new CsvParser(delimiter);
    const records = parser.push(sample).slice(0, RECORDS_COMPARED);
    if (records.length < 2) for (const record of parser.finish().slice(0, RECORDS_COMPARED)) records.push(record);
    const counts = new Map<number, number>();
    for (const { length } of records) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    const [width, alike] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
    const score = alike / records.length + Math.min(width, 50) / 100;
    if (width > 1 && score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}
