/** The first sheet: title and everything of the report that is not a table, one line each, and the last one: sources and methods. */
import { formatDate } from '../../../../../shared/format/dates.ts';
import type { Translate } from '../../../../../shared/messages/index.ts';
import { formatQuantity, lineLabel, UNIT_TITLES } from '../../../../../shared/report/format.ts';
import { ORIGIN_LETTERS, type Origin, type Quantity, type Report, type ReportBlock } from '../../../../../shared/report/model.ts';
import { saidBlocks } from '../office/blocks.ts';
import { heading, INK, text, valueCell } from './cells.ts';
import type { Cell, Sheet } from './workbook.ts';

interface Line {
  readonly item: string;
  readonly quantity: Quantity | null;
  readonly origin: Origin | null;
  readonly method: string;
}

export function summarySheet(report: Report, say: Translate): Sheet {
  const { surtitle, title, subtitle, code, status, warnings } = report;
  const head = [
    [text(surtitle, { colour: INK.title })],
    [text(title, { bold: true, size: 18 })],
    ...[subtitle, code, status && [status.label, status.detail].filter((part) => part !== null).join(', ')].flatMap((line) =>
      line ? [[text(line, { colour: INK.quiet })]] : [],
    ),
    [text(say('office.made', { date: formatDate(report.date), project: report.project }), { colour: INK.quiet })],
    ...warnings.map((warning) => [text(warning, { bold: true })]),
    [],
  ];
  const titles = ['section', 'item', 'value', 'unit', 'origin', 'method'].map((name) => heading(say(`office.column.${name}`)));
  const lines = report.sections.flatMap((section) => {
    let name = section.title ?? '';
    return saidBlocks(section).flatMap((block) => {
      if (block.type === 'heading') name = block.text;
      return linesOf(block, report, say).map((line) => lineCells(name, line, report));
    });
  });
  return {
    name: say('office.sheet.summary'),
    widths: [26, 38, 20, 9, 9, 60],
    rows: [...head, titles, ...lines],
    frozenRows: head.length + 1,
    filter: { headerRow: head.length + 1, lastRow: head.length + 1 + lines.length, columns: titles.length },
    landscape: true,
  };
}

function lineCells(section: string, { item, quantity, origin, method }: Line, report: Report): Cell[] {
  const look = { line: 'below' } as const;
  const unit = quantity && typeof quantity.value === 'number' && quantity.unit !== null ? UNIT_TITLES[quantity.unit] : null;
  // the format of the cell says the percent sign already
  return [
    text(section, { ...look, wrap: true }),
    text(item, { ...look, wrap: true }),
    quantity ? valueCell(quantity, report, look) : text('', look),
    text(unit === null || unit === '%' ? '' : unit, look),
    text(origin ? ORIGIN_LETTERS[origin] : '', { ...look, align: 'center' }),
    text(method, { ...look, wrap: true, colour: INK.quiet }),
  ];
}

const words = (value: string): Quantity => ({ value, unit: null });

/** Tables have sheets of their own, maps are for the other formats. */
function linesOf(block: ReportBlock, report: Report, say: Translate): Line[] {
  switch (block.type) {
    case 'facts':
      return block.facts.map((fact) => ({
        item: lineLabel(fact.label, report),
        quantity: fact,
        origin: fact.origin,
        method: [fact.beside ? formatQuantity(fact.beside, report) : null, fact.detail, fact.method].filter((part) => part).join(' · '),
      }));
    case 'bars':
      return block.bars.map(({ label, value, origin }) => ({
        item: label,
        quantity: { value, unit: block.unit, ...(block.decimals === undefined ? {} : { decimals: block.decimals }) },
        origin,
        method: block.caption,
      }));
    case 'timeline':
      return block.steps.map(({ date, label, done }) => ({
        item: label,
        quantity: { value: date, unit: null, date: true },
        origin: null,
        method: say(done ? 'office.step.done' : 'office.step.planned'),
      }));
    case 'points':
      return block.points.map(({ status, text: item, origin }) => ({
        item,
        quantity: words(say(`office.point.${status}`)),
        origin: origin ?? null,
        method: '',
      }));
    case 'marks':
      return block.marks.map(({ label, present, origin }) => ({
        item: label,
        quantity: { value: present, unit: null },
        origin,
        method: block.caption,
      }));
    case 'paragraph':
      return [{ item: block.text, quantity: null, origin: block.origin ?? null, method: '' }];
    case 'note':
      return [{ item: block.text, quantity: null, origin: null, method: '' }];
    default:
      return [];
  }
}

export function sourcesSheet(report: Report, say: Translate): Sheet {
  const origins = (Object.keys(ORIGIN_LETTERS) as Origin[]).map(
    (origin) => `${ORIGIN_LETTERS[origin]}\u00a0: ${report.words.origins[origin]}`,
  );
  const parts = [
    ['office.warnings', report.warnings],
    ['office.origins', origins],
    ['office.methods', report.methods],
    ['office.sources', report.sources],
  ] as const;
  const rows = parts.flatMap(([title, lines]) =>
    lines.length === 0 ? [] : [[heading(say(title))], ...lines.map((line) => [text(line, { wrap: true })]), []],
  );
  return { name: say('office.sheet.sources'), widths: [120], rows, frozenRows: 0, filter: null, landscape: true };
}
