/** Key figures, lists of figures, bars, timelines and marks as pieces of the flow. */
import { type DrawingNode, group, line, path, solid, tagged } from '../../cartography/drawing.ts';
import { SMALLEST_TEXT_MM } from '../../cartography/page-style.ts';
import { circlePath, polylinePath, rectanglePath, roundedRectanglePath } from '../../cartography/path.ts';
import { fitText, textNode, textWidth } from '../../cartography/text.ts';
import { formatQuantity, formatQuarter, lineLabel, splitQuantity } from '../format.ts';
import type { Bar, BarsBlock, Fact, FactsBlock, MarksBlock, Report, TimelineBlock } from '../model.ts';
import { icon } from './icons.ts';
import { MARK_SIZE, originMark, swatchNode } from './origin.ts';
import { baselineIn, lineHeight, type Piece, piece, setText, type Wrap } from './piece.ts';
import { INK, px, TYPE } from './sheet.ts';

export function factsPieces(block: FactsBlock, report: Report, width: number, id: string): Piece[] {
  return block.form === 'tiles'
    ? [tiles(block.facts, report, width)]
    : keptEnds(block.facts.map((fact) => factRow(fact, report, width, id)));
}

/** Neither the first line of a list nor its last stands alone on a page. */
const keptEnds = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((one, index) => ({ ...one, keep: pieces.length > 1 && (index === 0 || index === pieces.length - 2) }));

/** Large figures side by side, framed together. */
function tiles(facts: readonly Fact[], report: Report, width: number): Piece {
  // A second figure beside the first takes room.
  const weights = facts.map((fact) => (fact.beside || fact.detail !== null || typeof fact.value === 'string' ? 1.2 : 1));
  const unit_mm = width / weights.reduce((sum, weight) => sum + weight, 0);
  const lefts = weights.map((_, index) => weights.slice(0, index).reduce((sum, weight) => sum + weight * unit_mm, 0));
  const [padX, padY] = [px(12), px(8)];
  const roomOf = (index: number): number => (weights[index] ?? 1) * unit_mm - padX * 2;
  const set = facts.map((fact, index) => {
    const room = roomOf(index);
    const { figure, unit } = splitQuantity(fact, report);
    const words = [unit, fact.beside ? formatQuantity(fact.beside, report) : ''].filter((part) => part !== '').join(', ');
    const isFigure = typeof fact.value === 'number';
    const style = isFigure ? fitted(figure, words, room) : fact.value === null ? TYPE.missing : TYPE.pill;
    const isLong = typeof fact.value === 'string' && textWidth(figure, style.face, style.size) > room;
    const lines = isLong ? setText(figure, LONG_WORDING, room) : null;
    // The mark stands after the last word: room is kept for it on every line.
    const label = setText(fact.label, TYPE.figureLabel, room - (fact.origin ? MARK_SIZE + px(3) : 0), 3);
    const detail = fact.detail === null ? null : setText(fact.detail, TYPE.figureLabel, room, 2);
    return { fact, figure, words, style, lines, label, detail };
  });
  const figureHeight = Math.max(lineHeight(TYPE.figure) * 0.9, ...set.map(({ lines }) => lines?.height ?? 0));
  const under = Math.max(...set.map(({ label, detail }) => label.height + (detail?.height ?? 0)));
  const height = padY * 2 + figureHeight + under;
  return piece(
    height,
    (x, top) => [
      path(rectanglePath(x, top, width, height), null, line(INK.rule, px(1))),
      ...set.slice(1).map((_, index) => {
        const at = x + (lefts[index + 1] ?? 0);
        return path(
          polylinePath([
            [at, top],
            [at, top + height],
          ]),
          null,
          line(INK.line, px(1)),
        );
      }),
      ...set.map(({ fact, figure, words, style, lines, label, detail }, index) => {
        const left = x + (lefts[index] ?? 0) + padX;
        const baseline = top + padY + figureHeight - px(6);
        const labelTop = top + padY + figureHeight;
        const last = label.lines.at(-1) ?? '';
        const end = left + textWidth(last, TYPE.figureLabel.face, TYPE.figureLabel.size) + px(3);
        const lastTop = labelTop + label.height - lineHeight(TYPE.figureLabel);
        return tagged({ role: 'paragraph' }, fact.label, [
          ...(lines ? lines.draw(left, labelTop - lines.height) : [textNode(figure, left, baseline, style)]),
          ...(words === '' ? [] : [textNode(words, left + textWidth(figure, style.face, style.size) + px(4), baseline, TYPE.figureUnit)]),
          ...label.draw(left, labelTop),
          ...(fact.origin ? originMark(fact.origin, end, lastTop, lineHeight(TYPE.figureLabel)) : []),
          ...(detail?.draw(left, labelTop + label.height) ?? []),
        ]);
      }),
    ],
    { before: 0 },
  );
}

/** A value in words that takes more than a line. */
const LONG_WORDING = { ...TYPE.pill, face: 'IBMPlexSansCondensed-SemiBold', size: px(11) } as const;

/** A long figure is set smaller, so that it does not run over the next one. */
function fitted(figure: string, unit: string, room: number): typeof TYPE.figure {
  const beside = unit === '' ? 0 : textWidth(unit, TYPE.figureUnit.face, TYPE.figureUnit.size) + px(4);
  const needed = textWidth(figure, TYPE.figure.face, TYPE.figure.size) + beside;
  return needed <= room ? TYPE.figure : { ...TYPE.figure, size: TYPE.figure.size * Math.max(0.55, (room - beside) / (needed - beside)) };
}

const rowLine = (x: number, y: number, width: number): DrawingNode =>
  path(
    polylinePath([
      [x, y],
      [x + width, y],
    ]),
    null,
    line(INK.line, px(1)),
  );

/** Label left, value right, its letter at the end. */
function factRow(fact: Fact, report: Report, width: number, id: string): Piece {
  const markRoom = MARK_SIZE + px(8);
  const isMissing = fact.value === null || fact.value === '';
  const words = `${formatQuantity(fact, report)}${fact.beside ? `, ${formatQuantity(fact.beside, report)}` : ''}`;
  const value = setText(words, isMissing ? TYPE.missing : TYPE.body, (width - markRoom) * 0.58);
  const widest = Math.max(0, ...value.lines.map((one) => textWidth(one, TYPE.body.face, TYPE.body.size)));
  const label = setText(lineLabel(fact.label, report), TYPE.body, width - markRoom - widest - px(8));
  const detail = fact.detail === null ? null : setText(fact.detail, TYPE.figureLabel, width - markRoom);
  const pad = px(2.5);
  const height = Math.max(label.height, value.height) + (detail?.height ?? 0) + pad * 2;
  return piece(
    height,
    (x, top) => [
      tagged({ role: 'list-item' }, fact.label, [
        ...label.draw(x, top + pad),
        ...value.draw(x + width - markRoom, top + pad, 'end'),
        ...(fact.origin && !isMissing ? originMark(fact.origin, x + width - MARK_SIZE, top + pad, lineHeight(TYPE.body)) : []),
        ...(detail?.draw(x, top + height - pad - detail.height) ?? []),
      ]),
      rowLine(x, top + height, width),
    ],
    { wraps: [{ id, tag: { role: 'list' } }] },
  );
}

export function barsPieces(block: BarsBlock, report: Report, width: number, id: string): Piece[] {
  if (block.form === 'stacked') return [stacked(block, report, width)];
  const wraps: Wrap[] = [{ id, tag: { role: 'list' } }];
  const words = block.bars.map(({ value }) => barValue(value, block, report));
  const valueRoom = Math.max(px(30), ...words.map((one) => textWidth(one, TYPE.strong.face, TYPE.strong.size)));
  return block.bars.map((bar, index) => barRow(bar, words[index] ?? '', block.most, width, valueRoom, wraps));
}

/** Parts of one whole, each as the map draws its class. */
function stacked(block: BarsBlock, report: Report, width: number): Piece {
  const { bars, most, caption } = block;
  const height = px(18);
  const gap = px(1.5);
  const alternative = `${caption}\u00a0: ${block.bars.map((bar) => `${bar.label} ${barValue(bar.value, block, report)}`).join(', ')}`;
  return piece(
    height + px(5),
    (x, top) => {
      const nodes: DrawingNode[] = [];
      let at = x;
      for (const { value, swatch } of bars) {
        const length = most > 0 && value !== null ? (value / most) * width : 0;
        if (length <= 0) continue;
        const shown = Math.max(px(1), length - gap);
        nodes.push(
          swatch ? swatchNode(swatch, at, top + height / 2, shown, height) : path(rectanglePath(at, top, shown, height), solid(INK.accent)),
        );
        at += length;
      }
      return [tagged({ role: 'figure', alternative }, caption, nodes)];
    },
    { before: px(2), keep: true },
  );
}

const barValue = (value: number | null, { unit, decimals }: BarsBlock, report: Report): string =>
  formatQuantity({ value, unit, ...(decimals === undefined ? {} : { decimals }) }, report);

function barRow(bar: Bar, value: string, most: number, width: number, valueRoom: number, wraps: readonly Wrap[]): Piece {
  const height = px(21.5);
  const [track, thick] = [px(92), px(8)];
  const right = width - MARK_SIZE - px(8);
  const trackLeft = right - valueRoom - px(10) - track;
  const label = fitText(bar.label, TYPE.body.face, TYPE.body.size, trackLeft - px(8));
  return piece(
    height,
    (x, top) => {
      const lineTop = top + (height - lineHeight(TYPE.body)) / 2;
      const y = top + (height - thick) / 2;
      const share = bar.value === null || most <= 0 ? 0 : Math.min(1, Math.max(0, bar.value / most));
      return [
        group('barre', [
          path(roundedRectanglePath(x + trackLeft, y, track, thick, px(2)), solid(INK.line)),
          ...(share > 0 ? [path(roundedRectanglePath(x + trackLeft, y, track * share, thick, px(2)), solid(INK.accent))] : []),
        ]),
        tagged({ role: 'list-item' }, bar.label, [
          textNode(label, x, baselineIn(lineTop, TYPE.body), TYPE.body),
          textNode(value, x + right, baselineIn(lineTop, TYPE.strong), bar.value === null ? TYPE.missing : TYPE.strong, 'end'),
          ...(bar.origin ? originMark(bar.origin, x + width - MARK_SIZE, top, height) : []),
        ]),
      ];
    },
    { wraps },
  );
}

/** Quarters on a line, in proportion to nothing: an order of steps, each with its date. */
export function timelinePieces({ steps, caption }: TimelineBlock, report: Report, width: number): Piece[] {
  if (steps.length === 0) return [];
  const radius = px(5.5);
  const y = px(20);
  const last = steps.length - 1;
  // The labels at the ends reach inwards by their whole width, the others by half of theirs.
  const room = last === 0 ? width : ((width - radius * 2) / last) * (last === 1 ? 0.48 : 0.65);
  const labels = steps.map(({ label }) => setText(label, { ...TYPE.figureLabel, colour: INK.soft }, room, 3));
  const height = px(50) + Math.max(...labels.map((one) => one.height));
  const doneUntil = steps.reduce((index, { done }, at) => (done ? at : index), -1);
  const alternative = `${caption}\u00a0: ${steps.map(({ date, label }) => `${formatQuarter(date, report.language)}, ${label}`).join('\u202f; ')}`;
  const place = (index: number): number => (last === 0 ? radius : radius + ((width - radius * 2) * index) / last);
  return [
    piece(
      height,
      (x, top) => [
        tagged({ role: 'figure', alternative }, caption, [
          path(
            polylinePath([
              [x + radius, top + y],
              [x + width - radius, top + y],
            ]),
            null,
            line(INK.rule, px(3)),
          ),
          ...(doneUntil > 0
            ? [
                path(
                  polylinePath([
                    [x + radius, top + y],
                    [x + place(doneUntil), top + y],
                  ]),
                  null,
                  line(INK.accent, px(3)),
                ),
              ]
            : []),
          ...steps.flatMap(({ date, done }, index): DrawingNode[] => {
            const anchor = index === 0 ? 'start' : index === last ? 'end' : 'middle';
            const at = x + (index === 0 ? 0 : index === last ? width : place(index));
            return [
              path(circlePath(x + place(index), top + y, radius), solid(done ? INK.accent : '#ffffff'), line(INK.accent, px(2))),
              textNode(formatQuarter(date, report.language), at, top + y + px(24), TYPE.quarter, anchor),
              ...(labels[index]?.draw(at, top + y + px(28), anchor) ?? []),
            ];
          }),
        ]),
      ],
      { before: px(2) },
    ),
  ];
}

/** Small frames four to a line: what is there, what is not (dashed), what is not known. */
export function marksPieces({ marks }: MarksBlock, report: Report, width: number, id: string): Piece[] {
  const across = 4;
  const gap = px(6);
  const cell = (width - gap * (across - 1)) / across;
  const height = px(42);
  const rows = Math.ceil(marks.length / across);
  return Array.from({ length: rows }, (_, row) =>
    piece(
      height + (row < rows - 1 ? gap : px(2)),
      (x, top) =>
        marks.slice(row * across, (row + 1) * across).map(({ icon: id_, label, present }, index) => {
          const left = x + index * (cell + gap);
          const words = present === true ? label : `${label}\u00a0: ${present === false ? report.words.no : '?'}`;
          const style = { ...TYPE.caption, colour: present === true ? INK.text : INK.faint };
          const edge = present === true ? line(INK.rule, px(1)) : line(INK.rule, px(1), [0.7, 0.7]);
          const needed = textWidth(words, style.face, style.size);
          const set = { ...style, size: Math.max(SMALLEST_TEXT_MM, style.size * Math.min(1, (cell - px(5)) / needed)) };
          const shown = fitText(words, set.face, set.size, cell - px(2));
          return tagged({ role: 'list-item' }, label, [
            path(roundedRectanglePath(left, top, cell, height, px(3)), null, edge),
            icon(id_, left + cell / 2 - px(8), top + px(6), px(16), present === true ? INK.accent : INK.faint),
            textNode(shown, left + cell / 2, baselineIn(top + px(24), style), set, 'middle'),
          ]);
        }),
      { wraps: [{ id, tag: { role: 'list' } }], keep: row < rows - 1 },
    ),
  );
}
