/** A drawing as SVG: named groups (layers in Inkscape), text as text, lengths in millimetres. Deterministic: no date, no random id. */
import type {
  Drawing,
  DrawingNode,
  FillPaint,
  GroupNode,
  ImageNode,
  StampNode,
  StrokePaint,
  TextNode,
} from '../../../../shared/cartography/drawing.ts';
import { patternTile } from '../../../../shared/cartography/patterns.ts';
import {
  commandData,
  escapeText,
  fillAttributes,
  fine,
  number,
  shapeData,
  strokeAttributes,
} from '../../../../shared/cartography/svg-data.ts';
import { translate } from '../../../../shared/messages/index.ts';
import { faceName, facesOf, fontFile } from '../fonts/fonts.ts';

export interface SvgOptions {
  /** Folder whose `fonts` are embedded; null names the fonts only. */
  readonly embedFontsFrom: string | null;
  /** Pixel size in place of millimetres, for rendering to an image. */
  readonly pixels?: readonly [number, number];
  /** x, y, width, height in millimetres: the only part shown. */
  readonly view?: readonly [number, number, number, number];
}

export function drawingToSvg(drawing: Drawing, options: SvgOptions): string {
  return new SvgWriter(drawing, options.embedFontsFrom !== null).document(options);
}

/** Groups of a map that no planner named: the end of their name, and the word of the catalogue. */
const OWN_NAMES = [
  [/(?:^|-)layers$/u, 'layers'],
  [/(?:^|-)symbols$/u, 'symbols'],
  [/(?:^|-)labels$/u, 'labels'],
  [/^focus$/u, 'focus'],
  [/^grid$/u, 'grid'],
] as const;
/** Programs that read no embedded font: what comes nearest in width, so that names still fit. */
const IN_PLACE_OF: Readonly<Record<string, string>> = {
  'IBM Plex Sans': 'Arial, Helvetica, sans-serif',
  'IBM Plex Sans Condensed': "'Arial Narrow', 'Liberation Sans Narrow', 'Roboto Condensed', 'DejaVu Sans Condensed', Arial, sans-serif",
};

class SvgWriter {
  private readonly drawing: Drawing;
  private readonly definitions: string[] = [];
  private readonly definitionIds = new Map<string, string>();
  private readonly usedIds = new Set<string>();

  private readonly isForOthers: boolean;

  constructor(drawing: Drawing, isForOthers: boolean) {
    this.drawing = drawing;
    this.isForOthers = isForOthers;
  }

  document({ embedFontsFrom, pixels, view }: SvgOptions): string {
    const { width_mm, height_mm, title, description, language, children } = this.drawing;
    const body = children.map((child) => this.node(child, 0, null)).join('');
    const size = pixels
      ? `width="${pixels[0]}" height="${pixels[1]}" preserveAspectRatio="none"`
      : `width="${number(width_mm)}mm" height="${number(height_mm)}mm"`;
    const style = embedFontsFrom === null ? '' : `<style>${this.fontFaces(embedFontsFrom)}</style>\n`;
    return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xml:lang="${language}" ${size} viewBox="${(view ?? [0, 0, width_mm, height_mm]).map(fine).join(' ')}" stroke-linejoin="round">
<title>${escapeText(title)}</title>
<desc>${escapeText(description)}</desc>
${style}<defs>
${this.definitions.join('\n')}
</defs>
${body}</svg>
`;
  }

  private fontFaces(folder: string): string {
    return facesOf(this.drawing)
      .map((face) => {
        const { family, weight, italic } = faceName(face);
        const data = Buffer.from(fontFile(folder, face)).toString('base64');
        return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${italic ? 'italic' : 'normal'};src:url(data:font/woff2;base64,${data}) format("woff2")}`;
      })
      .join('');
  }

  private node(node: DrawingNode, depth: number, above: OwnName | null): string {
    switch (node.type) {
      case 'group':
        return this.group(node, depth, above);
      case 'shape':
        return this.painted(shapeData(node), node.fill, node.stroke);
      case 'path':
        return this.painted(commandData(node.commands), node.fill, node.stroke);
      case 'stamp':
        return this.stamp(node);
      case 'text':
        return textElement(node, this.isForOthers);
      case 'image':
        return this.image(node);
    }
  }

  private image({ media, bytes, matrix, crop, opacity }: ImageNode): string {
    const data = `data:${media};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;
    const shown = crop ? ` clip-path="url(#${this.clip(crop)})"` : '';
    const faint = opacity < 1 ? ` opacity="${number(opacity)}"` : '';
    const picture = `<image width="1" height="1" preserveAspectRatio="none" xlink:href="${data}"/>`;
    return `<g transform="matrix(${matrix.map(fine).join(' ')})"${shown}${faint}>${picture}</g>\n`;
  }

  private group(node: GroupNode, depth: number, above: OwnName | null): string {
    const { name, clip, opacity, children, tag, reads, link } = node;
    const [only] = children;
    // an item and what it draws are one layer
    if (children.length === 1 && only?.type === 'group' && only.name === name && !clip && opacity === 1 && !tag && link === undefined)
      return this.group(only, depth, above);
    const own = depth === 0 ? (name === 'page' ? 'page' : null) : ownName(node);
    const label = own ? translate(this.drawing.language, `page.group.${own}`) : name;
    const attributes = [`id="${this.freeId(name)}"`, `inkscape:label="${escapeText(label)}"`];
    // layers of Inkscape nest: items of the page, maps, what a map is made of, layers of the project
    const isLayer = depth === 0 || own !== null || clip !== null || above === 'layers' || above === 'symbols';
    if (isLayer && link === undefined) attributes.push('inkscape:groupmode="layer"');
    if (clip) attributes.push(`clip-path="url(#${this.clip(clip)})"`);
    if (opacity < 1) attributes.push(`opacity="${number(opacity)}"`);
    if (reads !== undefined) attributes.push(`aria-label="${escapeText(reads)}"`);
    const title = tag?.role === 'figure' && tag.alternative ? `<title>${escapeText(tag.alternative)}</title>\n` : '';
    const content = `<g ${attributes.join(' ')}>\n${title}${children.map((child) => this.node(child, depth + 1, own)).join('')}</g>\n`;
    return link === undefined ? content : `<a xlink:href="${escapeText(link)}">\n${content}</a>\n`;
  }

  private painted(data: string, fill: FillPaint | null, stroke: StrokePaint | null): string {
    const line = stroke ? strokeAttributes(stroke) : '';
    if (!fill?.pattern)
      return `<path d="${data}"${fill?.solid ? fillAttributes(fill.solid.colour, fill.solid.opacity) : ' fill="none"'}${line}/>\n`;
    const ground = fill.solid ? `<path d="${data}"${fillAttributes(fill.solid.colour, fill.solid.opacity)}/>\n` : '';
    const { id, colour, opacity } = fill.pattern;
    return `${ground}<path d="${data}" fill="url(#${this.pattern(id, colour)})" fill-rule="evenodd"${opacity < 1 ? ` fill-opacity="${number(opacity)}"` : ''}${line}/>\n`;
  }

  private stamp({ parts, at }: StampNode): string {
    const content = parts.map(({ commands, fill, stroke }) => this.painted(commandData(commands), fill, stroke).trimEnd()).join('');
    const id = this.define(`symbol ${content}`, 'symbol', (name) => `<g id="${name}">${content}</g>`);
    let uses = '';
    for (let i = 0; i < at.length; i += 2)
      uses += `<use xlink:href="#${id}" x="${number(at[i] as number)}" y="${number(at[i + 1] as number)}"/>\n`;
    return uses;
  }

  private pattern(id: Parameters<typeof patternTile>[0], colour: string): string {
    return this.define(`pattern ${id} ${colour}`, `pattern-${id}`, (name) => {
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

  private clip([x, y, width, height]: readonly [number, number, number, number]): string {
    const box = `x="${fine(x)}" y="${fine(y)}" width="${fine(width)}" height="${fine(height)}"`;
    return this.define(`clip ${box}`, 'clip', (name) => `<clipPath id="${name}"><rect ${box}/></clipPath>`);
  }

  private define(key: string, name: string, make: (id: string) => string): string {
    const known = this.definitionIds.get(key);
    if (known) return known;
    const id = this.freeId(name);
    this.definitionIds.set(key, id);
    this.definitions.push(make(id));
    return id;
  }

  private freeId(name: string): string {
    const base =
      name
        .normalize('NFD')
        .replace(/\p{M}+/gu, '')
        .replace(/[^\w-]+/g, '-')
        .replace(/^[^a-zA-Z]+|-+$/g, '')
        .toLowerCase() || 'group';
    let id = base;
    for (let n = 2; this.usedIds.has(id); n++) id = `${base}-${n}`;
    this.usedIds.add(id);
    return id;
  }
}

type OwnName = (typeof OWN_NAMES)[number][1] | 'map' | 'page';

function ownName({ name, children }: GroupNode): OwnName | null {
  const isMap = children.some((child) => child.type === 'group' && child.name === `${name}-layers`);
  return isMap ? 'map' : (OWN_NAMES.find(([pattern]) => pattern.test(name))?.[1] ?? null);
}

const families = (family: string, isForOthers: boolean): string => (isForOthers ? `'${family}', ${IN_PLACE_OF[family]}` : family);

function textElement({ x, y, anchor, text, face, size, colour, halo, angle = 0 }: TextNode, isForOthers: boolean): string {
  const { family, weight, italic } = faceName(face);
  const attributes = [
    `x="${number(x)}"`,
    `y="${number(y)}"`,
    `font-family="${families(family, isForOthers)}"`,
    `font-size="${number(size)}"`,
    `fill="${colour}"`,
  ];
  if (weight !== 400) attributes.push(`font-weight="${weight}"`);
  if (italic) attributes.push('font-style="italic"');
  if (angle !== 0) attributes.push(`transform="rotate(${number(angle)} ${number(x)} ${number(y)})"`);
  if (anchor !== 'start') attributes.push(`text-anchor="${anchor}"`);
  if (halo) attributes.push(`stroke="${halo.colour}" stroke-width="${number(halo.width)}" stroke-opacity="0.85" paint-order="stroke"`);
  return `<text ${attributes.join(' ')}>${escapeText(text)}</text>\n`;
}
