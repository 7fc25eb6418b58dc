/**
 * The one style model of a layer: closed, versioned JSON, compiled to OpenLayers, to QGIS `layer_styles`, to the print drawing and to the legend.
 * Lengths are millimetres on paper (1 mm = 3.7795 px on screen). Colours are `#rrggbb` or a token `@name` resolved per theme; paper uses the light theme.
 */
import { z } from 'zod';

export const STYLE_VERSION = 1;

/** Fill patterns and point symbols, by id, from one table: shared/cartography/patterns.ts and symbols.ts. */
export const PATTERN_IDS = ['hatch-45', 'hatch-120', 'hatch-135', 'hatch-vertical', 'hatch-horizontal', 'dots', 'cross', 'grid'] as const;
export const SYMBOL_IDS = [
  'circle',
  'square',
  'diamond',
  'triangle',
  'maturity-1',
  'maturity-2',
  'maturity-3',
  'gare',
  'fret',
  'ite',
  'port',
  'aeroport',
  'poste',
  'echangeur',
  'friche',
] as const;

/** How the classes of a graduated style were found; `manual` once somebody moved a bound. */
export const CLASS_METHODS = ['quantiles', 'equal', 'jenks', 'pretty', 'deviation', 'manual'] as const;
export type ClassMethod = (typeof CLASS_METHODS)[number];
/** Where a name stands beside its point; `auto`: under a symbol, in the middle of the rest, moved where there is no room. */
export const LABEL_PLACEMENTS = ['auto', 'centre', 'above', 'below', 'left', 'right'] as const;

const colour = z.string().regex(/^(#[0-9a-f]{6}|@[a-z0-9-]+)$/);
const millimetres = z.number().min(0).max(50);

export const fillSchema = z.object({
  colour: colour.nullable(),
  opacity: z.number().min(0).max(1).default(1),
  pattern: z.enum(PATTERN_IDS).nullable().default(null),
  patternColour: colour.nullable().default(null),
});
export const strokeSchema = z.object({
  colour,
  width_mm: millimetres,
  opacity: z.number().min(0).max(1).default(1),
  dash_mm: z.array(millimetres).max(8).default([]),
});
export const symbolSchema = z.object({ id: z.enum(SYMBOL_IDS), size_mm: millimetres, colour, outline: colour.nullable().default(null) });

export const symbolisationSchema = z.object({
  fill: fillSchema.nullable().default(null),
  stroke: strokeSchema.nullable().default(null),
  /** A second stroke under the first: casings, halos. */
  casing: strokeSchema.nullable().default(null),
  symbol: symbolSchema.nullable().default(null),
});

const classLabel = z.object({ label: z.string() });
/** The colours a style was made with, so that it can be made again: an id of shared/cartography/palettes.ts. */
const palette = z.object({ id: z.string(), reversed: z.boolean() }).exactOptional();

export const rendererSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('single'), symbolisation: symbolisationSchema }),
  z.object({
    type: z.literal('categorised'),
    field: z.string(),
    categories: z.array(
      classLabel.extend({
        value: z.string(),
        symbolisation: symbolisationSchema,
        /** A category that matters less than its layer is left out beyond 1:max. */
        maxScaleDenominator: z.number().positive().optional(),
      }),
    ),
    /** For values of no category, missing ones included. */
    other: symbolisationSchema.nullable(),
    palette,
  }),
  z.object({
    type: z.literal('graduated'),
    field: z.string(),
    /** Upper bound of each class, inclusive, ascending. */
    classes: z.array(classLabel.extend({ upTo: z.number(), symbolisation: symbolisationSchema })),
    missing: symbolisationSchema.nullable(),
    method: z.enum(CLASS_METHODS).exactOptional(),
    palette,
  }),
  z.object({
    type: z.literal('proportional'),
    field: z.string(),
    /** Radius in mm of the circle of an object worth `reference`; area is proportional to the value. */
    reference: z.number().positive(),
    radius_mm: millimetres,
    symbolisation: symbolisationSchema,
    /** Objects without a value: never a circle of no size. */
    missing: symbolisationSchema.nullable().exactOptional(),
  }),
]);

export const labelSchema = z.object({
  field: z.string(),
  /** Text in the language of shared/expression, in place of the field. */
  expression: z.string().max(1000).exactOptional(),
  size_mm: millimetres,
  colour,
  weight: z.union([z.literal(400), z.literal(500), z.literal(600)]).default(500),
  italic: z.boolean().default(false),
  halo: colour.nullable().default(null),
  haloWidth_mm: millimetres.exactOptional(),
  placement: z.enum(LABEL_PLACEMENTS).exactOptional(),
  /** Higher wins when two labels collide. */
  priority: z.number().int().default(0),
  maxScaleDenominator: z.number().positive().nullable().default(null),
  minScaleDenominator: z.number().positive().nullable().exactOptional(),
  /** Objects that measure less on the map stay without a name. */
  minObject_mm: millimetres.exactOptional(),
});

export const styleSchema = z.object({
  version: z.literal(STYLE_VERSION),
  renderer: rendererSchema,
  label: labelSchema.nullable().default(null),
  /** Drawn between 1:min and 1:max; null = no limit. */
  minScaleDenominator: z.number().positive().nullable().default(null),
  maxScaleDenominator: z.number().positive().nullable().default(null),
});

export type Fill = z.output<typeof fillSchema>;
export type Stroke = z.output<typeof strokeSchema>;
export type PointSymbol = z.output<typeof symbolSchema>;
export type Symbolisation = z.output<typeof symbolisationSchema>;
export type StyleRenderer = z.output<typeof rendererSchema>;
export type LabelStyle = z.output<typeof labelSchema>;
export type LabelPlacement = (typeof LABEL_PLACEMENTS)[number];
export type LayerStyle = z.output<typeof styleSchema>;
export type SymbolId = (typeof SYMBOL_IDS)[number];
export type PatternId = (typeof PATTERN_IDS)[number];
