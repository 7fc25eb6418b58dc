/** Annotations of the map: marks for people, in tables of their own, never counted in a layer, an analysis or a figure. */
import { z } from 'zod';
import { type LayerStyle, STYLE_VERSION, type Symbolisation } from './style.ts';

export const ANNOTATION_SHAPES = ['texte', 'fleche', 'ligne', 'surlignage', 'polygone', 'cercle'] as const;
export type AnnotationShape = (typeof ANNOTATION_SHAPES)[number];
export const ANNOTATION_COLOURS = ['rouge', 'orange', 'jaune', 'vert', 'bleu', 'noir'] as const;
export type AnnotationColour = (typeof ANNOTATION_COLOURS)[number];

export const ANNOTATION_TABLES = ['annotations_textes', 'annotations_lignes', 'annotations_surfaces'] as const;
export type AnnotationTable = (typeof ANNOTATION_TABLES)[number];

export function tableOfShape(shape: AnnotationShape): AnnotationTable {
  if (shape === 'texte') return 'annotations_textes';
  return shape === 'polygone' || shape === 'cercle' ? 'annotations_surfaces' : 'annotations_lignes';
}

/** On a light ground and on a dark one; other programs and paper take the first. */
export const COLOUR_VALUES: Readonly<Record<AnnotationColour, readonly [light: string, dark: string]>> = {
  rouge: ['#c0261c', '#ff8a80'],
  orange: ['#c8640a', '#ffb066'],
  jaune: ['#e0b000', '#ffe066'],
  vert: ['#1b7a45', '#7ee0a4'],
  bleu: ['#1c5fc4', '#8cb8ff'],
  noir: ['#1b2427', '#f2f6f6'],
};

const id = z.object({ table: z.enum(ANNOTATION_TABLES), fid: z.number().int().positive() });
export const annotationIdSchema = id;
export type AnnotationId = z.output<typeof annotationIdSchema>;

export const annotationSchema = id.extend({
  shape: z.enum(ANNOTATION_SHAPES),
  colour: z.enum(ANNOTATION_COLOURS),
  text: z.string().nullable(),
  /** Longitude, latitude, in degrees: the points of a line, or of a ring whose first point is the last. */
  xy: z.instanceof(Float64Array),
});
export type Annotation = z.output<typeof annotationSchema>;

const NOTHING: Symbolisation = { fill: null, stroke: null, casing: null, symbol: null };

function symbolisation(shape: AnnotationShape, colour: string): Symbolisation {
  if (shape === 'texte') return { ...NOTHING, symbol: { id: 'circle', size_mm: 1, colour, outline: '#ffffff' } };
  if (shape === 'surlignage') return { ...NOTHING, stroke: { colour, width_mm: 4, opacity: 0.4, dash_mm: [] } };
  const stroke = { colour, width_mm: 0.7, opacity: 1, dash_mm: [] };
  const isArea = shape === 'polygone' || shape === 'cercle';
  return { ...NOTHING, stroke, fill: isArea ? { colour, opacity: 0.15, pattern: null, patternColour: null } : null };
}

/** What other programs show of a table of annotations: a colour for each, a highlight broad and pale, texts beside their points. */
export function annotationStyle(table: string): LayerStyle {
  const shapes = ANNOTATION_SHAPES.filter((shape) => tableOfShape(shape) === table);
  const categories = shapes.flatMap((shape) =>
    ANNOTATION_COLOURS.map((colour) => ({
      value: `${shape}-${colour}`,
      label: `${shape}, ${colour}`,
      symbolisation: symbolisation(shape, COLOUR_VALUES[colour][0]),
    })),
  );
  const label = {
    size_mm: 3,
    colour: '#1b2427',
    weight: 600 as const,
    italic: false,
    halo: '#ffffff',
    priority: 100,
    maxScaleDenominator: null,
  };
  return {
    version: STYLE_VERSION,
    renderer: { type: 'categorised', field: 'aspect', categories, other: symbolisation(shapes[0] ?? 'texte', COLOUR_VALUES.noir[0]) },
    label: { ...label, field: 'texte' },
    minScaleDenominator: null,
    maxScaleDenominator: null,
  };
}
