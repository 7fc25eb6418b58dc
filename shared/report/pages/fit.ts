/** A report that must hold in a number of pages: what gives way, and in which order. No letter gets smaller. */
import type { Translate } from '../../messages/index.ts';
import type { Report, ReportBlock, ReportSection, TableBlock } from '../model.ts';

/** Fewer rows than this are no list: the report then takes the pages it needs. */
const LEAST_ROWS = 3;

/**
 * The pages of a report, at most `mostPages` where that can be: as it is; else with its methods in one paragraph (`runOn`); else with the longest lists that
 * fit. Where even the shortest do not, nothing is cut. `layOut(report, runOn)` sets it on pages.
 */
export function fittedPages<Page>(report: Report, text: Translate, layOut: (report: Report, runOn: boolean) => Page[]): Page[] {
  const whole = layOut(report, false);
  const most = report.mostPages ?? Number.POSITIVE_INFINITY;
  if (whole.length <= most) return whole;
  const closed = layOut(report, true);
  if (closed.length <= most) return closed;
  let fits: Page[] | null = null;
  let [least, longest] = [LEAST_ROWS, longestList(report) - 1];
  while (least <= longest) {
    const rows = Math.floor((least + longest) / 2);
    const tried = layOut(shortened(report, rows, text), true);
    if (tried.length <= most) {
      fits = tried;
      least = rows + 1;
    } else longest = rows - 1;
  }
  return fits ?? whole;
}

const longestList = ({ sections }: Report): number =>
  Math.max(
    0,
    ...sections.flatMap(({ blocks }) => blocks.map((block) => (block.type === 'table' && block.shortenBy ? block.rows.length : 0))),
  );

function shortened(report: Report, most: number, text: Translate): Report {
  const blocksOf = (block: ReportBlock): ReportBlock[] =>
    block.type === 'table' && block.shortenBy !== undefined && block.rows.length > most
      ? [
          largest(block, block.shortenBy, most),
          { type: 'paragraph', text: text('report.rows.left-out', { shown: most, count: block.rows.length }), small: true },
        ]
      : [block];
  const sections = report.sections.map((section): ReportSection => ({ ...section, blocks: section.blocks.flatMap(blocksOf) }));
  return { ...report, sections };
}

/** The rows with the largest values, in the order they had. */
function largest(block: TableBlock, key: string, most: number): TableBlock {
  const column = block.columns.findIndex((one) => one.key === key);
  const valueAt = (index: number): number => {
    const value = block.rows[index]?.cells[column];
    return typeof value === 'number' ? value : Number.NEGATIVE_INFINITY;
  };
  const kept = new Set(
    block.rows
      .map((_, index) => index)
      .sort((a, b) => valueAt(b) - valueAt(a) || a - b)
      .slice(0, most),
  );
  return { ...block, rows: block.rows.filter((_, index) => kept.has(index)) };
}
