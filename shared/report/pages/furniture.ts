/** What stands on a page around the flow: the title band of the first, a running head on the others, the foot. */
import { type DrawingNode, group, line, path, solid, tagged } from '../../cartography/drawing.ts';
import { symbolParts } from '../../cartography/paints.ts';
import { polylinePath, roundedRectanglePath } from '../../cartography/path.ts';
import { textNode, textWidth } from '../../cartography/text.ts';
import type { SymbolId } from '../../domain/style.ts';
import { typeset } from '../../format/typography.ts';
import type { Origin, Report, ReportStatus } from '../model.ts';
import { MARK_SIZE, originMark } from './origin.ts';
import { baselineIn, lineHeight, setText } from './piece.ts';
import { FOOT_MARGIN, INK, px, type Sheet, TYPE } from './sheet.ts';

export interface Furniture {
  readonly height: number;
  readonly nodes: readonly DrawingNode[];
}

const MATURITY: Readonly<Record<ReportStatus['maturite'], SymbolId>> = {
  disponible: 'maturity-1',
  'court terme': 'maturity-2',
  'avant 2030': 'maturity-3',
};
const MATURITY_COLOURS: Readonly<Record<ReportStatus['maturite'], string>> = {
  disponible: '@mat-1',
  'court terme': '@mat-2',
  'avant 2030': '@mat-3',
};

/** Surtitle, title, subtitle; on the right the pill of the maturity and the code. */
export function titleBand(report: Report, sheet: Sheet): Furniture {
  const { left, top, room, width } = sheet;
  const right = width - left;
  const pill = report.status ? statusPill(report.status, right) : null;
  const code = report.code === null ? 0 : textWidth(report.code, TYPE.code.face, TYPE.code.size);
  const side = Math.max(pill?.width ?? 0, code);
  const textRoom = room - (side > 0 ? side + px(16) : 0);
  const over = setText(report.surtitle, TYPE.over, textRoom);
  const title = setTitle(typeset(report.title, report.language), textRoom);
  const subtitle = report.subtitle === null ? null : setText(typeset(report.subtitle, report.language), TYPE.subtitle, textRoom, 3);
  const titleTop = top + over.height;
  const subtitleTop = titleTop + title.height;
  const bottom = subtitleTop + (subtitle?.height ?? 0);
  const codeTop = bottom - lineHeight(TYPE.code) - px(1);
  return {
    height: bottom - top + px(12),
    nodes: [
      tagged({ role: 'paragraph' }, 'surtitre', over.draw(left, top)),
      tagged({ role: 'heading-1' }, 'title', title.draw(left, titleTop)),
      ...(subtitle ? [tagged({ role: 'paragraph' }, 'sous-titre', subtitle.draw(left, subtitleTop))] : []),
      ...(pill && report.status
        ? [tagged({ role: 'paragraph' }, 'maturite', pill.draw((report.code === null ? bottom : codeTop) - PILL_HEIGHT - px(4)))]
        : []),
      ...(report.code === null
        ? []
        : [tagged({ role: 'paragraph' }, 'code', [textNode(report.code, right, baselineIn(codeTop, TYPE.code), TYPE.code, 'end')])]),
    ],
  };
}

/** A long title is set smaller before it takes a second line. */
function setTitle(title: string, width: number) {
  const one = [1, 0.86, 0.74].map((shrink) => setText(title, { ...TYPE.title, size: TYPE.title.size * shrink }, width));
  const fit = one.find(({ lines }) => lines.length === 1) ?? setText(title, { ...TYPE.title, size: TYPE.title.size * 0.74 }, width, 2);
  return { ...fit, height: fit.height * 0.9 };
}

const PILL_HEIGHT = px(26);

function statusPill({ maturite, label, detail }: ReportStatus, right: number) {
  const said = detail === null ? '' : `, ${detail}`;
  const labelWidth = textWidth(label, TYPE.pill.face, TYPE.pill.size);
  const size = px(14);
  const inside = size + px(7) + labelWidth + textWidth(said, TYPE.pillDetail.face, TYPE.pillDetail.size);
  const width = px(9) + inside + px(12);
  const left = right - width;
  return {
    width,
    draw: (top: number): DrawingNode[] => {
      const textLeft = left + px(9) + size + px(7);
      const baseline = baselineIn(top + (PILL_HEIGHT - lineHeight(TYPE.pill)) / 2, TYPE.pill);
      const symbol = { id: MATURITY[maturite], size_mm: size, colour: MATURITY_COLOURS[maturite], outline: '@mat-line' };
      return [
        path(roundedRectanglePath(left, top, width, PILL_HEIGHT, PILL_HEIGHT / 2), null, line(INK.rule, px(1))),
        { type: 'stamp', parts: symbolParts(symbol), at: [left + px(9) + size / 2, top + PILL_HEIGHT / 2] },
        textNode(label, textLeft, baseline, TYPE.pill),
        ...(said === '' ? [] : [textNode(said, textLeft + labelWidth, baseline, TYPE.pillDetail)]),
      ];
    },
  };
}

/** On the pages after the first: what the document is. */
export function runningHead(report: Report, sheet: Sheet): Furniture {
  const { left, top, room } = sheet;
  const style = { ...TYPE.over, face: 'IBMPlexSansCondensed-SemiBold' as const, colour: INK.text };
  const title = setText(typeset(report.title, report.language), style, room * 0.62, 1);
  const y = top + lineHeight(style) + px(4);
  return {
    height: lineHeight(style) + px(4) + px(12),
    nodes: [
      tagged({ role: 'decoration' }, 'rappel', [
        ...title.draw(left, top),
        textNode(report.surtitle, left + room, baselineIn(top, TYPE.over), TYPE.over, 'end'),
        path(
          polylinePath([
            [left, y],
            [left + room, y],
          ]),
          null,
          line(INK.rule, px(1)),
        ),
      ]),
    ],
  };
}

const ORIGINS: readonly Origin[] = ['calcule', 'importe', 'saisi'];

export interface Foot {
  readonly height: number;
  /** All sources are named in it: they need not be said again at the end. */
  readonly saysSources: boolean;
  draw(page: number, pages: number): DrawingNode[];
}

const MOST_SOURCE_LINES = 2;

/** What the letters mean and what must be known on every page; the sources; the number of the page. */
export function footOf(report: Report, sheet: Sheet, sourcesTitle: string, letters: boolean): Foot {
  const { left, room, height: pageHeight } = sheet;
  const step = lineHeight(TYPE.foot);
  const pageRoom = px(80);
  const warnings =
    report.warnings.length === 0
      ? null
      : setText(report.warnings.join(' '), { ...TYPE.foot, face: 'IBMPlexSansCondensed-SemiBold', colour: INK.text }, room);
  const said = report.sources.length === 0 ? '' : `${sourcesTitle}${report.sources.join('\u202f; ')}.`;
  const sources = setText(said, TYPE.foot, room - pageRoom, MOST_SOURCE_LINES);
  const lettersHeight = letters ? MARK_SIZE + px(2) : 0;
  const inside = (warnings?.height ?? 0) + lettersHeight + Math.max(step, sources.height);
  const height = px(6) + inside;
  const top = pageHeight - FOOT_MARGIN - height;
  return {
    height: height + FOOT_MARGIN,
    saysSources: setText(said, TYPE.foot, room - pageRoom).lines.length <= MOST_SOURCE_LINES,
    draw: (page, pages) => {
      const number = report.words.pages.replace('{page}', String(page)).replace('{pages}', String(pages));
      const last = pageHeight - FOOT_MARGIN - step;
      const sourcesTop = pageHeight - FOOT_MARGIN - Math.max(step, sources.height);
      return [
        // Read once; on the other pages it is what every page repeats.
        tagged({ role: page === 1 ? 'note' : 'decoration' }, 'foot', [
          path(
            polylinePath([
              [left, top],
              [left + room, top],
            ]),
            null,
            line(INK.rule, px(1)),
          ),
          ...(letters ? [group('lettres', lettersLine(report, left, top + px(6)))] : []),
          ...(warnings?.draw(left, top + px(6) + lettersHeight) ?? []),
          ...sources.draw(left, sourcesTop),
          textNode(number, left + room, baselineIn(last, TYPE.foot), TYPE.foot, 'end'),
        ]),
      ];
    },
  };
}

function lettersLine(report: Report, left: number, top: number): DrawingNode[] {
  const nodes: DrawingNode[] = [];
  const baseline = baselineIn(top + (MARK_SIZE - lineHeight(TYPE.foot)) / 2, TYPE.foot);
  let x = left;
  ORIGINS.forEach((origin, index) => {
    if (index > 0) {
      nodes.push(textNode('·', x, baseline, TYPE.foot));
      x += px(6);
    }
    const words = report.words.origins[origin];
    nodes.push(...originMark(origin, x, top, MARK_SIZE), textNode(words, x + MARK_SIZE + px(4), baseline, TYPE.foot));
    x += MARK_SIZE + px(4) + textWidth(words, TYPE.foot.face, TYPE.foot.size) + px(6);
  });
  return nodes;
}

/** The sheet of paper itself. */
export const paper = ({ width, height }: Sheet): DrawingNode =>
  group('page', [path([['M', 0, 0], ['L', width, 0], ['L', width, height], ['L', 0, height], ['Z']], solid('#ffffff'))]);
