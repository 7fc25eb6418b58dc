/** Maps and pictures as pieces of the flow. */
import { type DrawingNode, type ImageNode, image, line, path, tagged } from '../../cartography/drawing.ts';
import { rectanglePath } from '../../cartography/path.ts';
import type { ImageBlock, MapBlock, PhotosBlock } from '../model.ts';
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
          upright(block, [x, top, shownWidth, shownHeight]),
          path(rectanglePath(x, top, shownWidth, shownHeight), null, line(INK.rule, px(0.75))),
        ]),
        tagged({ role: 'caption' }, 'legende', caption.draw(x, top + shownHeight + px(3))),
      ],
      { before: px(4) },
    ),
  ];
}

const PHOTO_GAP = px(10);
/** Height of a row of photos over the width of one: upright ones are narrower. */
const PHOTO_SHAPE = 0.75;

/** Two or three side by side, each with its caption; a row is not broken. */
export function photosPieces({ photos }: PhotosBlock, width: number): Piece[] {
  const across = photos.length === 1 || photos.length === 2 || photos.length === 4 ? 2 : 3;
  const cell = (width - PHOTO_GAP * (across - 1)) / across;
  const tall = cell * PHOTO_SHAPE;
  return Array.from({ length: Math.ceil(photos.length / across) }, (_, row) => {
    const set = photos.slice(row * across, (row + 1) * across).map((photo) => {
      const scale = Math.min(cell / photo.width_px, tall / photo.height_px);
      return {
        photo,
        size: [photo.width_px * scale, photo.height_px * scale] as const,
        caption: setText(photo.caption, TYPE.caption, cell, 3),
      };
    });
    const high = Math.max(...set.map(({ size }) => size[1]));
    return piece(
      high + px(3) + Math.max(...set.map(({ caption }) => caption.height)),
      (x, top) =>
        set.flatMap(({ photo, size: [wide, own], caption }, index): DrawingNode[] => {
          const left = x + index * (cell + PHOTO_GAP);
          const box = [left, top + high - own, wide, own] as const;
          return [
            tagged({ role: 'figure', alternative: photo.alternative }, photo.caption, [
              upright(photo, box),
              path(rectanglePath(...box), null, line(INK.rule, px(0.75))),
            ]),
            tagged({ role: 'caption' }, 'legende', caption.draw(left, top + high + px(3))),
          ];
        }),
      { before: row === 0 ? px(4) : px(8) },
    );
  });
}

/** The picture in its box, turned as it was taken. */
export function upright(
  { contentType, bytes, turn }: ImageBlock,
  [x, y, width, height]: readonly [number, number, number, number],
): ImageNode {
  const node = image(contentType, bytes, [x, y, width, height]);
  switch (turn) {
    case 90:
      return { ...node, matrix: [0, height, -width, 0, x + width, y] };
    case 180:
      return { ...node, matrix: [-width, 0, 0, -height, x + width, y + height] };
    case 270:
      return { ...node, matrix: [0, -height, width, 0, x, y + height] };
    default:
      return node;
  }
}
