/** One block of a report as paragraphs and tables of Word. */
import { BorderStyle, type FileChild, HeadingLevel, ImageRun, LineRuleType, Paragraph, ShadingType } from 'docx';
import { formatDate } from '../../../../../shared/format/dates.ts';
import { formatScale } from '../../../../../shared/format/quantities.ts';
import type { Translate } from '../../../../../shared/messages/index.ts';
import { columnTitle, formatCell, formatQuantity, lineLabel, splitQuantity } from '../../../../../shared/report/format.ts';
import type { BarsBlock, FactsBlock, Report, ReportBlock, TableBlock } from '../../../../../shared/report/model.ts';
import { fitted, mapPicture, type Picture, photoPicture } from '../office/pictures.ts';
import { INK } from './looks.ts';
import { originRuns, run, swatchRuns } from './runs.ts';
import { type CellText, pictureGrid, table } from './tables.ts';

export interface Place {
  readonly report: Report;
  readonly say: Translate;
  readonly resources: string;
  /** Between the margins. */
  readonly width_mm: number;
  readonly height_mm: number;
}
export const twips = (mm: number): number => Math.round((mm / 25.4) * 1440);

/** `under`: the heading it stands under, not to be said twice. */
export async function blockParts(block: ReportBlock, place: Place, under: string | null): Promise<FileChild[]> {
  const { report, say } = place;
  switch (block.type) {
    case 'heading':
      return [heading(block.text, block.level)];
    case 'paragraph':
      return [new Paragraph({ children: [run(block.text), ...originRuns(block.origin)] })];
    case 'facts':
      return [...(block.form === 'tiles' ? tiles(block, place) : [factList(block, place)]), gap()];
    case 'table':
      return [...above(block.caption, under), dataTable(block, place), gap()];
    case 'bars':
      return [...above(block.caption, under), barTable(block, place), gap()];
    case 'timeline':
      return [
        ...above(block.caption, under),
        simpleTable(
          place,
          ['date', 'step', 'state'],
          block.steps.map(({ date, label, done }) => [
            [run(formatDate(date))],
            [run(label)],
            [run(say(done ? 'office.step.done' : 'office.step.planned'))],
          ]),
          [2, 6, 2],
        ),
        gap(),
      ];
    case 'marks':
      return [
        ...above(block.caption, under),
        simpleTable(
          place,
          ['item', 'value'],
          block.marks.map(({ label, present, origin }) => [
            [run(label)],
            [run(formatQuantity({ value: present, unit: null }, report)), ...originRuns(origin)],
          ]),
          [6, 4],
        ),
        gap(),
      ];
    case 'points':
      return block.points.map(
        ({ status, text, origin }) =>
          new Paragraph({
            bullet: { level: 0 },
            style: 'ListParagraph',
            children: [
              run(`${text} (`),
              run(say(`office.point.${status}`), { bold: true, color: status === 'ok' ? INK.accent : INK.warning }),
              run(')'),
              ...originRuns(origin),
            ],
          }),
      );
    case 'note':
      return [remark(block.text, block.tone)];
    case 'map': {
      const picture = await mapPicture(block.drawing, block.caption, block.alternative, place.resources);
      const [width_mm] = fitted(picture, Math.min(place.width_mm, picture.width_mm), Math.min(place.height_mm, picture.height_mm));
      // a map made smaller to fit the page has another scale
      const scale = formatScale((block.scale * picture.width_mm) / width_mm, report.language);
      return pictureParts(picture, place, `${block.caption}. ${say('office.scale', { scale })}.`);
    }
    case 'image':
      return pictureParts(await photoPicture(block, place.resources), place, block.caption);
    case 'photos':
      return photoParts(await Promise.all(block.photos.map((photo) => photoPicture(photo, place.resources))), place);
  }
}

/** The report's title has the style of a title; its sections are the first level of the outline. */
export function heading(text: string, level: 2 | 3, newPage = false): Paragraph {
  return new Paragraph({ text, heading: level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2, pageBreakBefore: newPage });
}
const caption = (text: string, keepNext: boolean): Paragraph => new Paragraph({ text, style: 'Caption', keepNext });
const above = (text: string, under: string | null): Paragraph[] => (text === under ? [] : [caption(text, true)]);
/** Two tables without anything between them would be one. */
const gap = (): Paragraph => new Paragraph({ spacing: { after: 0, line: 160, lineRule: LineRuleType.AUTO } });

export function remark(text: string, tone: 'info' | 'warning'): Paragraph {
  const line = { style: BorderStyle.SINGLE, size: 18, space: 6, color: tone === 'warning' ? INK.warning : INK.accent };
  return new Paragraph({
    style: 'Remark',
    border: { left: line },
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: tone === 'warning' ? 'FFF4E0' : INK.band },
    children: [run(text)],
  });
}

/** Photos side by side, two to a line, each over its caption. */
function photoParts(photos: readonly Picture[], { width_mm }: Place): FileChild[] {
  const across = Math.min(2, photos.length);
  const cell = width_mm / across - 4;
  const rows = Array.from({ length: Math.ceil(photos.length / across) }, (_, row) => photos.slice(row * across, (row + 1) * across));
  const content = (photo: Picture | undefined): Paragraph[] =>
    photo
      ? [
          new Paragraph({ keepNext: true, spacing: { before: 60, after: 20 }, children: [pictureRun(photo, cell, cell * 0.75)] }),
          caption(photo.title, false),
        ]
      : [new Paragraph({})];
  return [
    pictureGrid(
      rows.map((row) => Array.from({ length: across }, (_, i) => content(row[i]))),
      twips(width_mm),
    ),
    gap(),
  ];
}

function pictureParts(picture: Picture, { width_mm, height_mm }: Place, text: string): Paragraph[] {
  const image = pictureRun(picture, Math.min(width_mm, picture.width_mm), Math.min(height_mm, picture.height_mm));
  return [new Paragraph({ keepNext: true, spacing: { before: 80, after: 40 }, children: [image] }), caption(text, false)];
}

/** As large as the box lets it be. */
function pictureRun(picture: Picture, width_mm: number, height_mm: number): ImageRun {
  const [width, height] = fitted(picture, width_mm, height_mm);
  const pixels = (mm: number): number => (mm / 25.4) * 96;
  const transformation = { width: pixels(width), height: pixels(height) };
  const altText = { name: picture.title, title: picture.title, description: picture.alternative };
  const fallback = { type: picture.extension === 'png' ? ('png' as const) : ('jpg' as const), data: picture.bytes, transformation };
  return picture.svg === null
    ? new ImageRun({ ...fallback, altText })
    : new ImageRun({ type: 'svg', data: new TextEncoder().encode(picture.svg), transformation, fallback, altText });
}

function dataTable({ columns, rows, total, plain }: TableBlock, { report, width_mm }: Place): FileChild {
  const numeric = columns.map(({ type }) => type === 'number');
  const line = ({ cells, swatch, origin, strong }: TableBlock['rows'][number], foot: boolean): CellText[] =>
    columns.map((column, i): CellText => {
      const last = i === columns.length - 1;
      const value = cells[i] ?? null;
      const missing = value === null || value === '';
      // the foot leaves columns without a sum blank
      const text = foot && missing ? '' : formatCell(value, column, report, plain === true);
      return {
        runs: [
          ...(i === 0 ? swatchRuns(swatch) : []),
          run(text, { ...(strong || foot ? { bold: true } : {}), ...(missing ? { italics: true, color: INK.quiet } : {}) }),
          ...(last ? originRuns(origin) : []),
        ],
        align: numeric[i] ? 'right' : column.type === 'boolean' ? 'center' : 'left',
        words: text,
        ...(foot ? { band: true } : {}),
      };
    });
  return table({
    titles: plain
      ? null
      : columns.map((column, i) => ({
          runs: [run(columnTitle(column), { bold: true })],
          words: columnTitle(column),
          align: numeric[i] ? 'right' : column.type === 'boolean' ? 'center' : 'left',
        })),
    rows: [...rows.map((row) => line(row, false)), ...(total ? [line(total, true)] : [])],
    weights: columns.map(({ weight }) => weight),
    width: twips(width_mm),
  });
}

function barTable({ form, bars, unit, decimals, most }: BarsBlock, { report, width_mm }: Place): FileChild {
  const digits = decimals === undefined ? {} : { decimals };
  const whole = form === 'stacked' ? most : Math.max(most, ...bars.map(({ value }) => value ?? 0));
  return table({
    titles: null,
    rows: bars.map(({ label, value, origin, swatch }) => [
      { runs: [...swatchRuns(swatch), run(label)] },
      { runs: [], bar: value === null || !(whole > 0) ? 0 : value / whole },
      { runs: [run(formatQuantity({ value, unit, ...digits }, report)), ...originRuns(origin)], align: 'right' },
    ]),
    weights: [4, 4, 2],
    width: twips(width_mm),
  });
}

function simpleTable(
  { say, width_mm }: Place,
  titles: readonly string[],
  rows: readonly (readonly CellText['runs'][])[],
  weights: readonly number[],
): FileChild {
  return table({
    titles: titles.map((name) => ({ runs: [run(say(`office.column.${name}`), { bold: true })] })),
    rows: rows.map((cells) => cells.map((runs) => ({ runs }))),
    weights,
    width: twips(width_mm),
  });
}

function factList({ facts }: FactsBlock, { report, width_mm }: Place): FileChild {
  return table({
    titles: null,
    rows: facts.map((fact) => [
      { runs: [run(lineLabel(fact.label, report)), ...(fact.detail ? [run(` (${fact.detail})`, { color: INK.quiet })] : [])] },
      {
        runs: [
          run(
            formatQuantity(fact, report),
            fact.value === null || fact.value === '' ? { italics: true, color: INK.quiet } : { bold: true },
          ),
          ...(fact.beside ? [run(`, ${formatQuantity(fact.beside, report)}`)] : []),
          ...originRuns(fact.origin),
        ],
        align: 'right',
      },
    ]),
    weights: [6, 4],
    width: twips(width_mm),
  });
}

const TILES = 5;
/** Letters from which a value is set as text: as large as a figure it would be broken within a word. */
const LONG_WORDS = 8;

function tiles({ facts }: FactsBlock, { report, width_mm }: Place): FileChild[] {
  const lines = Math.ceil(facts.length / TILES);
  const each = Math.ceil(facts.length / lines);
  return Array.from({ length: lines }, (_, i) => {
    const part = facts.slice(i * each, (i + 1) * each);
    const cells = part.map((fact): CellText => {
      const { figure, unit } = splitQuantity(fact, report);
      const beside = fact.beside ? `, ${formatQuantity(fact.beside, report)}` : '';
      const small = { bold: false, size: 18 };
      const missing = fact.value === null;
      const isWords = typeof fact.value === 'string' && fact.value.length > LONG_WORDS;
      return {
        style: missing || isWords ? 'TableText' : 'KeyFigure',
        runs: [
          run(figure, missing ? { italics: true, color: INK.quiet } : isWords ? { bold: true } : {}),
          run(`${unit ? `\u00a0${unit}` : ''}${beside}`, small),
        ],
        below: [
          [run(fact.label, { color: INK.quiet }), ...originRuns(fact.origin)],
          ...(fact.detail ? [[run(fact.detail, { color: INK.quiet })]] : []),
        ],
      };
    });
    return table({ titles: null, rows: [cells], weights: cells.map(() => 1), width: twips(width_mm) });
  }).flatMap((part, i) => (i === 0 ? [part] : [gap(), part]));
}
