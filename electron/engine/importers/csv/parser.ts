/** Delimited text after RFC 4180, as forgiving as the spreadsheets that write it: any line ending, quotes inside quotes, text in pieces. */
export class CsvParser {
  readonly #delimiter: string;
  #rest = '';
  #cells: string[] = [];

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
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
    while (at < text.length) {
      let cell: string;
      if (text[at] === '"') {
        const end = closingQuote(text, at + 1, isLast);
        if (end < 0) break;
        cell = text.slice(at + 1, end).replaceAll('""', '"');
        at = end + 1;
        // Text after a closing quote belongs to the cell: `"Zone" nord`.
        const stop = cellEnd(text, at, delimiter);
        if (stop === text.length && !isLast) break;
        cell += text.slice(at, stop);
        at = stop;
      } else {
        const stop = cellEnd(text, at, delimiter);
        if (stop === text.length && !isLast) break;
        cell = text.slice(at, stop);
        at = stop;
      }
      cells.push(cell);
      if (at >= text.length) break;
      if (text[at] === delimiter) {
        at++;
        if (at === text.length && isLast) cells.push('');
        continue;
      }
      // A carriage return at the very end may have its line feed in the next piece.
      if (text[at] === '\r' && at + 1 === text.length && !isLast) break;
      at += text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
      records.push(cells);
      cells = [];
      recordAt = at;
    }
    this.#rest = isLast ? '' : text.slice(recordAt);
    this.#cells = isLast ? cells : [];
    return records;
  }
}

function cellEnd(text: string, from: number, delimiter: string): number {
  let at = from;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === delimiter || char === '\n' || char === '\r') break;
  }
  return at;
}

/** Index of the quote that closes, or -1 where the text stops before; an unclosed last cell runs to the end. */
function closingQuote(text: string, from: number, isLast: boolean): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  if (at < 0) return isLast ? text.length : -1;
  return at === text.length - 1 && !isLast ? -1 : at;
}

const DELIMITERS = [';', ',', '\t', '|'] as const;
const RECORDS_COMPARED = 50;

/** The delimiter that cuts the first records into the same number of cells, the more cells the better. */
export function sniffDelimiter(sample: string): string {
  let best: string = ';';
  let bestScore = 0;
  for (const delimiter of DELIMITERS) {
    const records = new CsvParser(delimiter).push(sample).slice(0, RECORDS_COMPARED);
    if (records.length === 0) records.push(...new CsvParser(delimiter).push(`${sample}\n`));
    const width = records[0]?.length ?? 0;
    if (width < 2) continue;
    const alike = records.filter((record) => record.length === width).length / records.length;
    const score = alike + Math.min(width, 50) / 100;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}
