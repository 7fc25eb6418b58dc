/** A report on its pages, in millimetres: the one entry for the PDF and for previews. Pure: the same report gives the same drawings. */
import type { Drawing } from '../../cartography/drawing.ts';
import type { Translate } from '../../messages/index.ts';
import type { Report, ReportBlock, ReportSection } from '../model.ts';
import { fittedPages } from './fit.ts';
import { gathered, paginate } from './flow.ts';
import { footOf, paper, runningHead, titleBand } from './furniture.ts';
import { sectionPieces } from './sections.ts';
import { px, sheetOf } from './sheet.ts';

/** Room of a report's page for its blocks: what a map is drawn for. */
export function reportRoom_mm(page: Report['page']): { readonly width: number; readonly column: number } {
  const { room, column } = sheetOf(page);
  return { width: room, column };
}

export function drawReport(report: Report, text: Translate): Drawing[] {
  const sheet = sheetOf(report.page);
  const band = titleBand(report, sheet);
  const head = runningHead(report, sheet);
  const foot = footOf(report, sheet, `${text('report.sources')}\u00a0: `, hasOrigins(report));
  const bottom = sheet.height - foot.height - px(5);
  const roomOf = (page: number) => ({ top: sheet.top + (page === 0 ? band.height : head.height), bottom });
  const pagesOf = (body: Report, runOn: boolean) => {
    const methods = methodSections(report, text, foot.saysSources, runOn);
    return paginate(sectionPieces({ ...body, sections: [...body.sections, ...methods] }, sheet, bottom - roomOf(1).top), roomOf);
  };
  const annexes = report.sections.filter(({ annex }) => annex);
  const body: Report = { ...report, sections: report.sections.filter(({ annex }) => !annex) };
  const pages = fittedPages(body, text, pagesOf);
  if (annexes.length > 0)
    pages.push(...paginate(sectionPieces({ ...report, sections: annexes }, sheet, bottom - roomOf(1).top), (page) => roomOf(page + 1)));
  return pages.map((placed, index) => ({
    width_mm: sheet.width,
    height_mm: sheet.height,
    language: report.language,
    title: report.title,
    description: [report.surtitle, report.title, report.subtitle].filter((part) => part !== null).join(', '),
    children: [
      paper(sheet),
      ...(index === 0 ? band.nodes : head.nodes),
      ...gathered(placed, sheet.left),
      ...foot.draw(index + 1, pages.length),
    ],
  }));
}

/** Said in full once, at the end: how every figure was made, and where the data come from. `runOn`: in one paragraph. */
function methodSections(report: Report, text: Translate, areSourcesSaid: boolean, runOn: boolean): ReportSection[] {
  const methods = runOn && report.methods.length > 0 ? [report.methods.join(' ')] : report.methods;
  const blocks: ReportBlock[] = [
    ...methods.map((one) => ({ type: 'paragraph' as const, text: one, small: true as const })),
    ...(report.sources.length === 0 || areSourcesSaid
      ? []
      : [
          {
            type: 'paragraph' as const,
            text: `${text('report.sources')}\u00a0: ${report.sources.join('\u202f; ')}.`,
            small: true as const,
          },
        ]),
  ];
  return blocks.length === 0
    ? []
    : [{ id: 'methodes', title: text(areSourcesSaid ? 'report.methods.alone' : 'report.methods'), span: 'full', blocks }];
}

function hasOrigins({ sections }: Report): boolean {
  return sections.some(({ blocks }) =>
    blocks.some((block) => {
      if (block.type === 'facts') return block.facts.some(({ origin }) => origin !== null);
      if (block.type === 'table') return block.rows.some(({ origin }) => origin !== undefined);
      return block.type === 'marks' || block.type === 'bars';
    }),
  );
}
