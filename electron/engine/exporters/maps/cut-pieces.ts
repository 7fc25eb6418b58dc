/** Pieces of pictures as pictures of their own: resvg takes a layer as large as the page for each piece cut out of a whole, and a bent base map has hundreds. */
import { deflateSync } from 'node:zlib';
import type { Drawing, DrawingNode, ImageNode } from '../../../../shared/cartography/drawing.ts';
import { decodePicture, type Pixels } from './decode-picture.ts';
import { pngOf } from './png-rows.ts';

/** The same drawing. Rejects with EmpriseError `image-unreadable`. */
export async function withPiecesCut(drawing: Drawing): Promise<Drawing> {
  const decoded = new Map<Uint8Array, Pixels>();
  for (const { bytes, media } of cropped(drawing.children)) if (!decoded.has(bytes)) decoded.set(bytes, await decodePicture(media, bytes));
  const cut = (nodes: readonly DrawingNode[]): DrawingNode[] =>
    nodes.map((node) => {
      if (node.type === 'group') return { ...node, children: cut(node.children) };
      const pixels = node.type === 'image' && node.crop ? decoded.get(node.bytes) : undefined;
      return node.type === 'image' && pixels ? piece(node, pixels) : node;
    });
  return decoded.size === 0 ? drawing : { ...drawing, children: cut(drawing.children) };
}

function cropped(nodes: readonly DrawingNode[]): ImageNode[] {
  return nodes.flatMap((node) => (node.type === 'group' ? cropped(node.children) : node.type === 'image' && node.crop ? [node] : []));
}

/** Whole pixels: the piece reaches up to one further on each side, in its place all the same. */
function piece(node: ImageNode, { width, height, rgba }: Pixels): ImageNode {
  const [x, y, w, h] = node.crop ?? [0, 0, 1, 1];
  const tolerance = 1e-6;
  const [left, top] = [Math.floor(x * width + tolerance), Math.floor(y * height + tolerance)];
  const right = Math.max(left + 1, Math.min(width, Math.ceil((x + w) * width - tolerance)));
  const bottom = Math.max(top + 1, Math.min(height, Math.ceil((y + h) * height - tolerance)));
  const stride = (right - left) * 4;
  const rows = new Uint8Array((bottom - top) * (stride + 1));
  for (let row = top; row < bottom; row++)
    rows.set(rgba.subarray((row * width + left) * 4, (row * width + right) * 4), (row - top) * (stride + 1) + 1);
  const [a, b, c, d, e, f] = node.matrix;
  const [u, v, du, dv] = [left / width, top / height, (right - left) / width, (bottom - top) / height];
  return {
    ...node,
    media: 'image/png',
    bytes: pngOf(right - left, bottom - top, 'colour-opacity', deflateSync(rows, { level: 1 })),
    matrix: [a * du, b * du, c * dv, d * dv, a * u + c * v + e, b * u + d * v + f],
    crop: null,
  };
}
