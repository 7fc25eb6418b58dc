import type { FileReport, ImportReport } from '../../../../../shared/domain/import.ts';
import { ROWS_KEPT } from '../../../../../shared/domain/note.ts';
import { formatDate } from '../../../../../shared/format/dates.ts';
import { formatNumber } from '../../../../../shared/format/numbers.ts';
import { formatPercent } from '../../../../../shared/format/quantities.ts';
import { hasMessage, type Language, type Translate } from '../../../../../shared/messages/index.ts';
import { otherText } from './csv.ts';
import type { ReportFacts } from './index.ts';
import { REPORT_STYLE } from './style.ts';
import { fieldTitle, hectaresText, layerTitle, mergeNotes, named, reasonOfRepair, rowRanges } from './words.ts';

/** Groups of rows written out behind a note; the table for spreadsheets has them all. */
const RANGES_SHOWN = 40;
const COUNTS = ['read', 'imported', 'repaired', 'rejected'] as const;

/** A page that stands alone: no script, nothing fetched, fit to print and to be sent to the producer of the file. */
export function reportHtml(report: ImportReport, text: Translate, { language, version, at }: ReportFacts): string {
  const page = new Page(text, language);
  const title = text('report.title', { layer: report.layer === 'couche' ? (report.files[0]?.layer ?? '') : report.layer });
  const files = [...new Set(report.files.map(({ file }) => file))];
  const body = [
    `<header><h1>${inHtml(title)}</h1><p>${inHtml(files.join(', '))}${at === null ? '' : ` · ${inHtml(formatDate(at))}`}</p></header>`,
    page.counts(report),
    ...report.files.map((file) => page.file(file, report.files.length > 1)),
    page.notes(mergeNotes(report), text('report.project')),
    `<footer>${inHtml(text('report.footer', { version }))}</footer>`,
  ].join('\n');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${inHtml(`${title} – ${files.join(', ')}`)}</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

class Page {
  readonly #text: Translate;
  readonly #language: Language;

  constructor(text: Translate, language: Language) {
    this.#text = text;
    this.#language = language;
  }

  counts(counts: Pick<ImportReport, (typeof COUNTS)[number]>): string {
    const cells = COUNTS.map(
      (name) =>
        `<div class="count ${name}${counts[name] === 0 ? ' none' : ''}"><b>${this.#number(counts[name])}</b>${inHtml(this.#text(`report.count.${name}`, { count: counts[name] }))}</div>`,
    );
    return `<section class="counts">${cells.join('')}</section>`;
  }

  file(report: FileReport, isOneOfMany: boolean): string {
    const { notes, fields, repairs, overlaps, conformity } = report;
    return [
      `<section class="file"><h2>${inHtml(layerTitle(report))}</h2>`,
      isOneOfMany ? this.counts(report) : '',
      this.#findings(report),
      this.notes(notes, this.#text('report.notes'), report.read),
      conformity ? this.#conformity(conformity) : '',
      this.#repairs(repairs ?? [], report.repaired),
      this.#overlaps(overlaps ?? [], count(notes, 'overlaps-found')),
      this.#fields(fields),
      '</section>',
    ]
      .filter((part) => part !== '')
      .join('\n');
  }

  /** `read`: records of the layer, to say « all of them ». */
  notes(notes: ImportReport['notes'], title: string, read = 0): string {
    if (notes.length === 0) return '';
    const rows = notes.map((note) => [cell(note.message), number(this.#number(note.count)), cell(this.#rows(note.rows, note.count, read))]);
    return this.#table(title, ['finding', 'count', 'rows'], rows);
  }

  #findings({ format, crs, encoding }: FileReport): string {
    const found: [string, string][] = [[this.#text('report.format'), named('format', format, this.#text)]];
    const how = (value: string, of: string): string => `${value} (${this.#text(`cli.how.${of}`)})`;
    if (crs) found.push([this.#text('report.crs'), how(this.#system(crs.code), crs.how)]);
    if (encoding) found.push([this.#text('report.encoding'), how(encoding.name, encoding.how)]);
    return `<dl>${found.map(([name, value]) => `<div><dt>${inHtml(name)}</dt><dd>${inHtml(value)}</dd></div>`).join('')}</dl>`;
  }

  /** « RGF93 v1 / CC47, EPSG:3947 »: names say, codes settle. */
  #system(code: string): string {
    const id = code.replace(/^EPSG:/, 'crs.');
    return hasMessage(id) ? `${this.#text(id)}, ${code}` : code;
  }

  #conformity({ standard, objects, conforming, problems }: NonNullable<FileReport['conformity']>): string {
    const title = this.#text('report.conformity', { standard });
    const said = this.#text('report.conforming', { count: conforming, objects });
    if (problems.length === 0) return `<h3>${inHtml(title)}</h3><p>${inHtml(said)}</p>`;
    const rows = problems.map((problem) => [
      cell(`${fieldTitle(problem.field, this.#text)}`, problem.field),
      cell(problem.message),
      number(this.#number(problem.count)),
      cell(problem.examples.slice(0, 6).join('\u202f; ')),
      cell(this.#rows(problem.rows, problem.count, objects)),
    ]);
    return this.#table(title, ['field', 'problem', 'count', 'examples', 'rows'], rows, said);
  }

  #repairs(repairs: NonNullable<FileReport['repairs']>, total: number): string {
    if (repairs.length === 0) return '';
    const rows = repairs.map(({ row, reason, before_ha, after_ha }) => [
      number(this.#number(row)),
      cell(reasonOfRepair(reason, this.#text)),
      number(hectaresText(before_ha, this.#language)),
      number(hectaresText(after_ha, this.#language)),
      number(before_ha === null || after_ha === null ? '' : formatPercent(changeOf(before_ha, after_ha), this.#language, 2)),
    ]);
    const said = `${this.#text('report.repairs-method')}${total > repairs.length ? ` ${this.#text('report.first-only', { count: repairs.length })}` : ''}`;
    return this.#table(this.#text('report.repairs'), ['row', 'problem', 'before', 'after', 'change'], rows, said);
  }

  #overlaps(overlaps: NonNullable<FileReport['overlaps']>, total: number): string {
    if (overlaps.length === 0) return '';
    const rows = overlaps.map(({ row, name, other, share, shared_ha }) => [
      number(this.#number(row)),
      cell(name),
      cell(otherText(other, this.#text)),
      number(formatPercent(share, this.#language, 1)),
      number(hectaresText(shared_ha, this.#language)),
    ]);
    const said = total > overlaps.length ? this.#text('report.first-only', { count: overlaps.length }) : '';
    return this.#table(this.#text('report.overlaps'), ['row', 'name', 'other', 'share', 'shared'], rows, said);
  }

  #fields(fields: FileReport['fields']): string {
    if (fields.length === 0) return '';
    const rows = fields.map(({ from, to }) => [cell(from), cell(fieldTitle(to, this.#text), to)]);
    return this.#table(this.#text('report.fields'), ['from', 'to'], rows);
  }

  #table(title: string, columns: readonly string[], rows: readonly (readonly string[])[], said = ''): string {
    const heads = columns
      .map((column) => `<th scope="col" class="col-${column}">${inHtml(this.#text(`report.column.${column}`))}</th>`)
      .join('');
    const lines = rows.map((cells) => `<tr>${cells.join('')}</tr>`).join('\n');
    return `<h3>${inHtml(title)}</h3>${said === '' ? '' : `<p>${inHtml(said)}</p>`}\n<table><thead><tr>${heads}</tr></thead><tbody>\n${lines}\n</tbody></table>`;
  }

  #rows(rows: readonly number[], total: number, objects: number): string {
    if (rows.length > 1 && total === objects) return this.#text('report.all-rows');
    const { text, left } = rowRanges(rows, RANGES_SHOWN);
    // A report keeps the first thousand records of each finding: beyond, only their number is known.
    const missing = left + (rows.length >= ROWS_KEPT ? Math.max(0, total - rows.length) : 0);
    return missing > 0 ? `${text}${this.#text('report.more-rows', { count: missing })}` : text;
  }

  #number(value: number): string {
    return formatNumber(value, this.#language);
  }
}

/** As a share of the larger of both: an hourglass measures nothing before it is mended. */
function changeOf(before: number, after: number): number {
  const larger = Math.max(before, after);
  return larger === 0 ? 0 : (after - before) / larger;
}

function count(notes: ImportReport['notes'], code: string): number {
  return notes.filter((note) => note.code === code).reduce((sum, note) => sum + note.count, 0);
}

function cell(text: string, small = ''): string {
  return `<td>${inHtml(text)}${small === '' || small === text ? '' : ` <small>${inHtml(small)}</small>`}</td>`;
}

function number(text: string): string {
  return `<td class="number">${inHtml(text)}</td>`;
}

/** Characters of a file never become part of the page; those that HTML cannot hold are dropped. */
function inHtml(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what HTML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
