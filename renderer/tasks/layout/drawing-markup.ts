/**
 * A drawing as the markup of one `<svg>` of the page: what electron/engine/exporters/maps/svg.ts writes to a file, with the fonts of the window and
 * pictures by address. Ids begin with `prefix`: several of them stand on one page.
 */
import type {
  DrawingNode,
  Face,
  FillPaint,
  GroupNode,
  ImageNode,
  StampNode,
  StrokePaint,
  TextNode,
} from '../../../shared/cartography/drawing.ts';
import { patternTile } from '../../../shared/cartography/patterns.ts';
import {
  commandData,
  escapeText,
  fillAttributes,
  fine,
  number,
  shapeData,
  strokeAttributes,
} from '../../../shared/cartography/svg-data.ts';

/** Gives the address of a picture's bytes. */
export type PictureAddress = (image: ImageNode) => string;

export function drawingMarkup(nodes: readonly DrawingNode[], prefix: string, address: PictureAddress): string {
  return new Writer(prefix, address).markup(nodes);
}

class Writer {
  readonly #prefix: string;
  readonly #address: PictureAddress;
  readonly #definitions: string[] = [];
  readonly #ids = new Map<string, string>();

  constructor(prefix: string, address: PictureAddress) {
    this.#prefix = prefix;
    this.#address = address;
  }

  markup(nodes: readonly DrawingNode[]): string {
    const body = nodes.map((node) => this.#node(node)).join('');
    return `${this.#definitions.length > 0 ? `<defs>${this.#definitions.join('')}</defs>` : ''}${body}`;
  }

  #node(node: DrawingNode): string {
    switch (node.type) {
      case 'group':
        return this.#group(node);
      case 'shape':
        return this.#painted(shapeData(node), node.fill, node.stroke);
      case 'path':
        return this.#painted(commandData(node.commands), node.fill, node.stroke);
      case 'stamp':
        return this.#stamp(node);
      case 'text':
        return textElement(node);
      case 'image':
        return this.#image(node);
    }
  }

  #group({ clip, opacity, children }: GroupNode): string {
    const clipped = clip ? ` clip-path="url(#${this.#clip(clip)})"` : '';
    const faint = opacity < 1 ? ` opacity="${number(opacity)}"` : '';
    return `<g${clipped}${faint}>${children.map((child) => this.#node(child)).join('')}</g>`;
  }

  #image(image: ImageNode): string {
    const shown = image.crop ? ` clip-path="url(#${this.#clip(image.crop)})"` : '';
    const faint = image.opacity < 1 ? ` opacity="${number(image.opacity)}"` : '';
    const picture = `<image width="1" height="1" preserveAspectRatio="none" href="${escapeText(this.#address(image))}"/>`;
    return `<g transform="matrix(${image.matrix.map(fine).join(' ')})"${shown}${faint}>${picture}</g>`;
  }

  #painted(data: string, fill: FillPaint | null, stroke: StrokePaint | null): string {
    const line = stroke ? strokeAttributes(stroke) : '';
    if (!fill?.pattern)
      return `<path d="${data}"${fill?.solid ? fillAttributes(fill.solid.colour, fill.solid.opacity) : ' fill="none"'}${line}/>`;
    const ground = fill.solid ? `<path d="${data}"${fillAttributes(fill.solid.colour, fill.solid.opacity)}/>` : '';
    const { id, colour, opacity } = fill.pattern;
    return `${ground}<path d="${data}" fill="url(#${this.#pattern(id, colour)})" fill-rule="evenodd"${opacity < 1 ? ` fill-opacity="${number(opacity)}"` : ''}${line}/>`;
  }

  #stamp({ parts, at }: StampNode): string {
    const content = parts.map(({ commands, fill, stroke }) => this.#painted(commandData(commands), fill, stroke)).join('');
    const id = this.#define(`symbol ${content}`, (name) => `<g id="${name}">${content}</g>`);
    let uses = '';
    for (let i = 0; i < at.length; i += 2) uses += `<use href="#${id}" x="${number(at[i] as number)}" y="${number(at[i + 1] as number)}"/>`;
    return uses;
  }

  #pattern(id: Parameters<typeof patternTile>[0], colour: string): string {
    return this.#define(`pattern ${id} ${colour}`, (name) => {
      const { size_mm, angle, lines, width_mm, dots } = patternTile(id);
      const marks = [
        ...lines.map(
          ([x1, y1, x2, y2]) =>
            `<path d="M${number(x1)} ${number(y1)}L${number(x2)} ${number(y2)}" stroke="${colour}" stroke-width="${width_mm}"/>`,
        ),
        ...dots.map(([x, y, radius]) => `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" fill="${colour}"/>`),
      ];
      const turn = angle === 0 ? '' : ` patternTransform="rotate(${angle})"`;
      return `<pattern id="${name}" width="${size_mm}" height="${size_mm}" patternUnits="userSpaceOnUse"${turn}>${marks.join('')}</pattern>`;
    });
  }

  #clip([x, y, width, height]: readonly [number, number, number, number]): string {
    const box = `x="${fine(x)}" y="${fine(y)}" width="${fine(width)}" height="${fine(height)}"`;
    return this.#define(`clip ${box}`, (name) => `<clipPath id="${name}"><rect ${box}/></clipPath>`);
  }

  #define(key: string, make: (id: string) => string): string {
    const known = this.#ids.get(key);
    if (known) return known;
    const id = `${this.#prefix}-${this.#ids.size}`;
    this.#ids.set(key, id);
    this.#definitions.push(make(id));
    return id;
  }
}

/** The families of tokens.css: the same files as in a PDF. */
function fontAttributes(face: Face): string {
  const [family = '', cut = ''] = face.split('-');
  const weight = cut === 'SemiBold' ? ' font-weight="600"' : cut === 'Medium' ? ' font-weight="500"' : '';
  return ` font-family="${family === 'IBMPlexSansCondensed' ? 'Plex Cond' : 'Plex'}"${weight}${cut === 'Italic' ? ' font-style="italic"' : ''}`;
}

function textElement({ x, y, anchor, text, face, size, colour, halo, angle = 0 }: TextNode): string {
  const turned = angle === 0 ? '' : ` transform="rotate(${number(angle)} ${number(x)} ${number(y)})"`;
  const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  const ring = halo
    ? ` stroke="${halo.colour}" stroke-width="${number(halo.width)}" stroke-opacity="0.85" paint-order="stroke" stroke-linejoin="round"`
    : '';
  return `<text x="${number(x)}" y="${number(y)}" font-size="${number(size)}" fill="${colour}"${fontAttributes(face)}${turned}${anchored}${ring}>${escapeText(text)}</text>`;
}
