/** One frame of the page: background, layers, names, furniture, border. */
import type { MapFrame, MapLayout } from '../domain/layout.ts';
import type { Translate } from '../messages/index.ts';
import { type DrawingNode, group, line, path, solid } from './drawing.ts';
import { baseline } from './elements/block.ts';
import { northArrow } from './elements/north-arrow.ts';
import { scaleBarElement } from './elements/scale-bar.ts';
import { type Box, type PlacedView, placeView } from './frame-view.ts';
import { type PlacedLabels, placeLabels } from './labels.ts';
import { type DrawnLayer, drawLayer, type MapLayerData } from './map-layer.ts';
import type { PageStyle } from './page-style.ts';
import { resolveColour } from './palette.ts';
import { rectanglePath } from './path.ts';
import { makeGridder } from './shapes.ts';
import { fitText, textNode, textWidth } from './text.ts';

export interface DrawnFrame {
  readonly view: PlacedView;
  readonly layers: readonly DrawnLayer[];
  readonly labels: PlacedLabels;
  readonly node: DrawingNode;
}

export function drawFrame(
  name: string,
  frame: MapFrame,
  box: Box,
  layers: readonly MapLayerData[],
  layout: MapLayout | null,
  style: PageStyle,
  text: Translate,
): DrawnFrame {
  const title = frame.title ? titlePlate(frame.title, box, style) : null;
  const view = placeView(frame, box, title ? title.box[3] : 0);
  const gridder = makeGridder(view);
  const drawn = layers.map((layer) => drawLayer(layer, gridder, view.denominator));
  const furniture = layout ? furnitureOf(layout, view, style, text) : [];
  const boxes = [...furniture, ...(title ? [title] : [])].map(({ box: taken }) => taken);
  const labels = placeLabels(drawn, box, boxes, view.denominator, frame.title);
  return {
    view,
    layers: drawn,
    labels,
    node: group(name, [
      path(rectanglePath(...box), solid(resolveColour('@m-out'))),
      group(
        `${name}-layers`,
        drawn.filter(({ objects }) => objects.length > 0).map(({ node }) => node),
        box,
      ),
      group(`${name}-labels`, labels.nodes, box),
      ...furniture.map(({ node }) => node),
      ...(title ? [title.node] : []),
      path(rectanglePath(...box), null, line(resolveColour('@m-reg'), 0.25 * style.factor)),
    ]),
  };
}

interface Furniture {
  readonly node: DrawingNode;
  readonly box: Box;
}

function furnitureOf(layout: MapLayout, view: PlacedView, style: PageStyle, text: Translate): Furniture[] {
  const [x, y, , height] = view.box;
  const inset = 2 * style.factor;
  const bottom = y + height - inset;
  const furniture: Furniture[] = [];
  let left = x + inset;
  if (layout.scaleBar) {
    const bar = scaleBarElement(view.denominator, layout.language, left, bottom, style);
    furniture.push(bar);
    left += bar.box[2] + inset * 0.5;
  }
  if (layout.northArrow) furniture.push(northArrow(view, text('map.north'), left, bottom, style));
  return furniture;
}

function titlePlate(title: string, [x, y, width]: Box, style: PageStyle): Furniture {
  const set = style.smallStrong;
  const pad = 1.1 * style.factor;
  const fitted = fitText(title, set.face, set.size, width - pad * 4);
  const box: Box = [x, y, textWidth(fitted, set.face, set.size) + pad * 2, set.size * 0.7 + pad * 2];
  return {
    box,
    node: group('frame-title', [
      path(rectanglePath(...box), solid('#ffffff', 0.9)),
      textNode(fitted, x + pad, baseline(y + pad, set.size), set),
    ]),
  };
}
