/** Maps and pictures as pieces of the flow. */
import { image, line, path, tagged } from '../../cartography/drawing.ts';
import { rectanglePath } from '../../cartography/path.ts';
import type { ImageBlock, MapBlock } from '../model.ts';
import { type Piece, piece, setText } from './piece.ts';
import { INK, px, TYPE } from './sheet.ts';
import { shifted } from './shift.ts';

/** A map stands as it was drawn, at its scale: it is never stretched. */
export function mapPieces({ drawing, caption, alternative }: MapBlock, width: number): Piece[] {
  return [
    piece(drawing.height_mm, (x, top) => [
      tagged({ role: 'figure', alternative }, caption, shifted(drawing.children, x + Math.max(0, (width - drawing.width_mm) / 2), top)),
    ]),
  ];
}

/** As wide as the column, and no higher than a third of a page. */
export function imagePieces(block: ImageBlock, width: number): Piece[] {
  const caption = setText(block.caption, TYPE.caption, width);
  const most = px(330);
  const scale = Math.min(width / block.width_px, most / block.height_px);
  const [shownWidth, shownHeight] = [block.width_px * scale, block.height_px * scale];
  return [
    piece(
      shownHeight + px(3) + caption.height,
      (x, top) => [
        tagged({ role: 'figure', alternative: block.alternative }, block.caption, [
          image(block.contentType, block.bytes, [x, top, shownWidth, shownHeight]),
          path(rectanglePath(x, top, shownWidth, shownHeight), null, line(INK.rule, px(0.75))),
        ]),
        tagged({ role: 'caption' }, 'legende', caption.draw(x, top + shownHeight + px(3))),
      ],
      { before: px(4) },
    ),
  ];
}
