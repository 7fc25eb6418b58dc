/** Headings, paragraphs, points and remarks as pieces of the flow. */
import { type DrawingNode, group, line, path, solid, tagged } from '../../cartography/drawing.ts';
import { resolveColour } from '../../cartography/palette.ts';
import { polylinePath, roundedRectanglePath } from '../../cartography/path.ts';
import type { HeadingBlock, NoteBlock, ParagraphBlock, PointStatus, PointsBlock } from '../model.ts';
import { icon } from './icons.ts';
import { MARK_SIZE, originMark } from './origin.ts';
import { lineHeight, type Piece, piece, setText, type Wrap } from './piece.ts';
import { INK, px, TYPE } from './sheet.ts';

/** The title of a section, under an accent rule. */
export function sectionTitle(title: string, width: number, before: number): Piece {
  const text = setText(title, TYPE.heading, width);
  const above = px(7);
  return piece(
    above + text.height + px(4),
    (x, top) => [
      group('rule', [
        path(
          polylinePath([
            [x, top],
            [x + width, top],
          ]),
          null,
          line(INK.accent, px(1.5)),
        ),
      ]),
      tagged({ role: 'heading-2' }, 'titre', text.draw(x, top + above)),
    ],
    { before, keep: true },
  );
}

export function headingPieces({ level, text }: HeadingBlock, width: number): Piece[] {
  const set = setText(text, level === 2 ? TYPE.heading : TYPE.subheading, width);
  const tag = { role: level === 2 ? 'heading-2' : 'heading-3' } as const;
  return [piece(set.height + px(2), (x, top) => [tagged(tag, 'titre', set.draw(x, top))], { before: px(6), keep: true })];
}

/** A paragraph of at most six lines stays whole; a longer one is set as a piece per line. */
export function paragraphPieces({ text, origin, small }: ParagraphBlock, width: number): Piece[] {
  const style = small ? TYPE.small : TYPE.body;
  const set = setText(text, style, width - (origin ? MARK_SIZE + px(6) : 0));
  const mark = (x: number, top: number): DrawingNode[] => (origin ? originMark(origin, x + width - MARK_SIZE, top, lineHeight(style)) : []);
  if (set.lines.length <= 6)
    return [
      piece(set.height, (x, top) => [tagged({ role: 'paragraph' }, 'texte', [...set.draw(x, top), ...mark(x, top)])], {
        before: small ? 0 : px(4),
      }),
    ];
  return set.lines.map((words, index) => {
    const one = setText(words, style, width * 2);
    const near = index === 0 || index === set.lines.length - 2;
    return piece(
      lineHeight(style),
      (x, top) => [tagged({ role: 'paragraph' }, 'texte', [...one.draw(x, top), ...(index === 0 ? mark(x, top) : [])])],
      {
        before: index === 0 ? px(4) : 0,
        keep: near,
      },
    );
  });
}

const POINT_COLOURS: Readonly<Record<PointStatus, string>> = { ok: INK.ok, warning: INK.warn, missing: INK.faint };

export function pointsPieces({ points }: PointsBlock, width: number, id: string): Piece[] {
  const size = px(15);
  const indent = size + px(8);
  const wraps: Wrap[] = [{ id, tag: { role: 'list' } }];
  return points.map(({ status, text, origin }) => {
    const set = setText(text, TYPE.body, width - indent - (origin ? MARK_SIZE + px(6) : 0));
    return piece(
      Math.max(set.height, size) + px(4),
      (x, top) => [
        tagged({ role: 'list-item' }, status, [
          icon(status, x, top + px(2) + (lineHeight(TYPE.body) - size) / 2, size, POINT_COLOURS[status]),
          ...set.draw(x + indent, top + px(2)),
          ...(origin ? originMark(origin, x + width - MARK_SIZE, top + px(2), lineHeight(TYPE.body)) : []),
        ]),
      ],
      { wraps },
    );
  });
}

export function notePieces({ tone, text }: NoteBlock, width: number): Piece[] {
  const pad = px(8);
  const set = setText(text, TYPE.body, width - pad * 2 - px(20));
  const height = set.height + pad * 1.5;
  const ground = resolveColour(tone === 'warning' ? '@c-warn-soft' : '@c-info-soft');
  const edge = resolveColour(tone === 'warning' ? '@c-warn-mark' : '@c-info');
  return [
    piece(
      height,
      (x, top) => [
        path(roundedRectanglePath(x, top, width, height, px(3)), solid(ground), line(edge, px(0.75))),
        ...(tone === 'info'
          ? [icon('missing', x + pad, top + pad * 0.75 + px(1), px(14), edge)]
          : [icon('warning', x + pad, top + pad * 0.75 + px(1), px(14), resolveColour('@c-warn'))]),
        tagged({ role: 'note' }, 'remarque', set.draw(x + pad + px(20), top + pad * 0.75)),
      ],
      { before: px(6) },
    ),
  ];
}
