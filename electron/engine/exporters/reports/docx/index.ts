/** A report as a Word document: styles of Word, contents for long ones, maps as vectors, « Page X sur Y ». */
import {
  Document,
  type FileChild,
  Footer,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  TableOfContents,
  TabStopType,
  TextRun,
} from 'docx';
import { formatDate } from '../../../../../shared/format/dates.ts';
import { translator } from '../../../../../shared/messages/index.ts';
import { ORIGIN_LETTERS, type Origin, type Report } from '../../../../../shared/report/model.ts';
import { reportRoom_mm } from '../../../../../shared/report/pages/draw-report.ts';
import { methodLines, saidBlocks } from '../office/blocks.ts';
import type { ReportOptions } from '../types.ts';
import { blockParts, heading, type Place, remark, twips } from './blocks.ts';
import { styles } from './looks.ts';
import { run } from './runs.ts';
import { settle } from './settle.ts';

/** Headings, or rows of tables, from which a reader wants to be led. */
const MANY_HEADINGS = 10;
const SOME_HEADINGS = 5;
const MANY_ROWS = 40;

export async function reportToDocx(report: Report, { resources }: ReportOptions): Promise<Uint8Array> {
  const say = translator(report.language);
  const [width_mm, height_mm] = report.page === 'portrait' ? [210, 297] : [297, 210];
  // the room that maps are drawn for: they keep their size, and so their scale
  const margin_mm = (width_mm - reportRoom_mm(report.page).width) / 2;
  const place: Place = { report, say, resources, width_mm: width_mm - 2 * margin_mm, height_mm: height_mm - 2 * margin_mm - 30 };
  const body: FileChild[] = [];
  for (const section of report.sections) {
    const newPage = section.newPage === true && body.length > 0;
    if (section.title !== null) body.push(heading(section.title, 2, newPage));
    else if (newPage) body.push(new Paragraph({ pageBreakBefore: true, spacing: { after: 0 } }));
    let under = section.title;
    for (const block of saidBlocks(section)) {
      body.push(...(await blockParts(block, place, under)));
      if (block.type === 'heading') under = block.text;
    }
  }
  const document = new Document({
    title: [report.surtitle, report.title].filter((part) => part !== '').join(', '),
    creator: 'Emprise',
    lastModifiedBy: 'Emprise',
    styles: styles(report),
    // Word's own words for what it may break at the end of a line would break codes and names
    hyphenation: { autoHyphenation: false },
    sections: [
      {
        properties: {
          page: {
            // docx swaps the sides of a landscape page itself
            size: {
              width: twips(210),
              height: twips(297),
              orientation: report.page === 'portrait' ? PageOrientation.PORTRAIT : PageOrientation.LANDSCAPE,
            },
            margin: { top: twips(margin_mm), bottom: twips(margin_mm), left: twips(margin_mm), right: twips(margin_mm), footer: twips(8) },
          },
        },
        footers: { default: footer(place) },
        children: [...head(place), ...(isLong(report) ? contents(place) : []), ...body, ...sourcesPart(place)],
      },
    ],
  });
  return settle(await Packer.toBuffer(document), report);
}

/** A fiche is seen at a glance, whatever its headings. */
function isLong({ kind, sections }: Report): boolean {
  if (kind === 'site') return false;
  const blocks = sections.flatMap((section) => section.blocks);
  const headings = sections.filter(({ title }) => title !== null).length + blocks.filter(({ type }) => type === 'heading').length;
  const rows = blocks.reduce((sum, block) => sum + (block.type === 'table' ? block.rows.length : 0), 0);
  return headings >= MANY_HEADINGS || (headings >= SOME_HEADINGS && rows > MANY_ROWS);
}

function head({ report, say }: Place): FileChild[] {
  const { surtitle, title, subtitle, code, status, date, project, warnings } = report;
  const line = (text: string): Paragraph => new Paragraph({ style: 'Subtitle', children: [run(text)] });
  return [
    ...(surtitle ? [new Paragraph({ style: 'Surtitle', text: surtitle })] : []),
    new Paragraph({ style: 'Title', text: title }),
    ...(subtitle ? [line(subtitle)] : []),
    ...(status
      ? [
          new Paragraph({
            style: 'Subtitle',
            children: [run(status.label, { bold: true }), run(status.detail ? `, ${status.detail}` : '')],
          }),
        ]
      : []),
    ...(code ? [line(code)] : []),
    line(say('office.made', { date: formatDate(date), project })),
    ...warnings.map((warning) => remark(warning, 'warning')),
  ];
}

/** Names that lead to their page; numbers would only be right once Word has laid the pages out, and it asks before it does. */
function contents({ say }: Place): FileChild[] {
  return [
    new Paragraph({ style: 'TOCHeading', text: say('office.contents') }),
    new TableOfContents(say('office.contents'), {
      hyperlink: true,
      headingStyleRange: '1-2',
      pageNumbersEntryLevelsRange: '1-2',
      beginDirty: false,
    }),
  ];
}

function sourcesPart({ report, say }: Place): FileChild[] {
  const { methods, sources, words } = report;
  const origins = (Object.keys(ORIGIN_LETTERS) as Origin[]).map((origin) => `${ORIGIN_LETTERS[origin]}\u00a0: ${words.origins[origin]}`);
  const list = (title: string, lines: readonly string[]): FileChild[] =>
    lines.length === 0
      ? []
      : [heading(say(title), 3), ...lines.map((text) => new Paragraph({ style: 'ListParagraph', bullet: { level: 0 }, text }))];
  return [
    heading(say('office.sheet.sources'), 2),
    ...list('office.origins', origins),
    ...list('office.methods', [...methods, ...methodLines(report)]),
    ...list('office.sources', sources),
  ];
}

const NUMBERS = { '{page}': PageNumber.CURRENT, '{pages}': PageNumber.TOTAL_PAGES } as const;

/** « Page {page} sur {pages} », the numbers counted by the program that shows the document. */
function footer({ report, width_mm }: Place): Footer {
  const count = report.words.pages
    .split(/(\{pages?\})/)
    .map((piece) => new TextRun(piece in NUMBERS ? { children: [NUMBERS[piece as keyof typeof NUMBERS]] } : piece));
  const left = [report.title, ...report.warnings].join(' · ');
  return new Footer({
    children: [
      new Paragraph({
        style: 'Footer',
        tabStops: [{ type: TabStopType.RIGHT, position: twips(width_mm) }],
        children: [run(left), new TextRun('\t'), ...count],
      }),
    ],
  });
}
