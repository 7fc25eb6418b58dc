/** A picture in its box: whole, filling it, or stretched to it. */
import type { PageItemOf } from '../../domain/page-layout.ts';
import { type DrawingNode, image, line, path, tagged } from '../drawing.ts';
import type { Box } from '../frame-view.ts';
import { polylinePath, rectanglePath } from '../path.ts';
import type { PageContext } from './context.ts';

export function drawImage(item: PageItemOf<'image'>, context: PageContext): readonly DrawingNode[] {
  const [x, y, width, height] = item.box;
  const picture = item.media === null ? undefined : context.data.images.get(item.media);
  if (!picture) {
    if (!context.data.warnings.some((warning) => warning.item === item.id)) context.warn('image-missing', item.id, { name: item.name });
    return placeholder(item.box, context);
  }
  const { media, bytes } = picture;
  const ratio = picture.width / picture.height;
  const tag = { role: 'figure' as const, alternative: item.alternative || item.name };
  const boxed = (box: Box): DrawingNode => image(media, bytes, box);
  if (item.fit === 'stretch') return [tagged(tag, item.name || 'image', [boxed(item.box)])];
  const isWide = ratio > width / height;
  if (item.fit === 'contain') {
    const [wide, high] = isWide ? [width, width / ratio] : [height * ratio, height];
    return [tagged(tag, item.name || 'image', [boxed([x + (width - wide) / 2, y + (height - high) / 2, wide, high])])];
  }
  const [wide, high] = isWide ? [height * ratio, height] : [width, width / ratio];
  if (item.rotation !== 0) {
    // a clip is upright: of a turned picture a part is taken instead
    const whole = image(media, bytes, [x + (width - wide) / 2, y + (height - high) / 2, wide, high]);
    const [part, down] = [width / wide, height / high];
    return [tagged(tag, item.name || 'image', [{ ...whole, crop: [(1 - part) / 2, (1 - down) / 2, part, down] }])];
  }
  return [tagged(tag, item.name || 'image', [boxed([x + (width - wide) / 2, y + (height - high) / 2, wide, high])], item.box)];
}

/** Shows the place of a picture that is not there yet; the page's report says so. */
function placeholder([x, y, width, height]: Box, { style }: PageContext): DrawingNode[] {
  const paint = line(style.rule, 0.2 * style.factor, [1, 1]);
  return [
    path(rectanglePath(x, y, width, height), null, paint),
    path(
      [
        ...polylinePath([
          [x, y],
          [x + width, y + height],
        ]),
        ...polylinePath([
          [x, y + height],
          [x + width, y],
        ]),
      ],
      null,
      paint,
    ),
  ];
}
