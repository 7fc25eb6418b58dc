/** The fonts of a map, read from `<resources>/fonts` once a process. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Drawing, DrawingNode, Face } from '../../../../shared/cartography/drawing.ts';
import { woff2ToTrueType } from './woff2.ts';

export interface FaceName {
  readonly family: string;
  readonly weight: 400 | 500 | 600;
  readonly italic: boolean;
}

export function faceName(face: Face): FaceName {
  const [family = '', cut = ''] = face.split('-');
  return {
    family: family === 'IBMPlexSansCondensed' ? 'IBM Plex Sans Condensed' : 'IBM Plex Sans',
    weight: cut === 'SemiBold' ? 600 : cut === 'Medium' ? 500 : 400,
    italic: cut === 'Italic',
  };
}

const files = new Map<string, Uint8Array>();
const trueTypes = new Map<string, Uint8Array>();

/** WOFF2 bytes of a face. */
export function fontFile(resources: string, face: Face): Uint8Array {
  const name = path.join(resources, 'fonts', `${face}.woff2`);
  const known = files.get(name);
  if (known) return known;
  const bytes = Uint8Array.from(readFileSync(name));
  files.set(name, bytes);
  return bytes;
}

export function trueTypeFont(resources: string, face: Face): Uint8Array {
  const key = `${resources} ${face}`;
  const known = trueTypes.get(key);
  if (known) return known;
  const font = woff2ToTrueType(fontFile(resources, face));
  trueTypes.set(key, font);
  return font;
}

/** The faces a drawing sets text in, in a fixed order. */
export function facesOf(drawing: Drawing): Face[] {
  const faces = new Set<Face>();
  const visit = (nodes: readonly DrawingNode[]): void => {
    for (const node of nodes) {
      if (node.type === 'text') faces.add(node.face);
      else if (node.type === 'group') visit(node.children);
    }
  };
  visit(drawing.children);
  return [...faces].sort();
}
