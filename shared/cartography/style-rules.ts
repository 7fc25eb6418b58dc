/** From style to class: which symbolisation an object takes, and which classes the legend lists. Shared by screen, paper and legend. */
import type { LabelStyle, LayerStyle, Symbolisation } from '../domain/style.ts';

export type StyleValues = Readonly<Record<string, unknown>>;

export interface StyleClass {
  /** Text, or `@id` of a message; null = the layer's own title. */
  readonly label: string | null;
  readonly symbolisation: Symbolisation;
  /** Left out beyond 1:max; null = as far as its layer. */
  readonly maxScaleDenominator: number | null;
}

export interface CompiledStyle {
  readonly classes: readonly StyleClass[];
  /** Index in `classes`, or −1 where the style draws nothing for these values. */
  classOf(values: StyleValues): number;
}

/** Message ids of the two classes no one named. */
export const OTHER_LABEL = '@legend.other';
export const MISSING_LABEL = '@legend.missing';

export function compileStyle(style: LayerStyle): CompiledStyle {
  const { renderer } = style;
  if (renderer.type === 'proportional') return proportionalClasses(renderer);
  if (renderer.type === 'single') {
    return { classes: [{ label: null, symbolisation: renderer.symbolisation, maxScaleDenominator: null }], classOf: () => 0 };
  }
  if (renderer.type === 'categorised') {
    const classes: StyleClass[] = renderer.categories.map(({ label, symbolisation, maxScaleDenominator }) => ({
      label,
      symbolisation,
      maxScaleDenominator: maxScaleDenominator ?? null,
    }));
    const byValue = new Map(renderer.categories.map(({ value }, index) => [value, index]));
    const other = renderer.other ? classes.push({ label: OTHER_LABEL, symbolisation: renderer.other, maxScaleDenominator: null }) - 1 : -1;
    return {
      classes,
      classOf: (values) => {
        const value = values[renderer.field];
        if (value === null || value === undefined) return other;
        const text = typeof value === 'boolean' ? (value ? '1' : '0') : String(value);
        // Lists of codes ("35|44") take the class of the first.
        return byValue.get(text) ?? byValue.get(text.split('|')[0] as string) ?? other;
      },
    };
  }
  const classes: StyleClass[] = renderer.classes.map(({ label, symbolisation }) => ({ label, symbolisation, maxScaleDenominator: null }));
  const missing = renderer.missing
    ? classes.push({ label: MISSING_LABEL, symbolisation: renderer.missing, maxScaleDenominator: null }) - 1
    : -1;
  return {
    classes,
    classOf: (values) => {
      const value = values[renderer.field];
      const number = typeof value === 'number' || typeof value === 'bigint' ? Number(value) : Number.NaN;
      if (Number.isNaN(number)) return missing;
      return renderer.classes.findIndex(({ upTo }) => number <= upTo);
    },
  };
}

/** Circles, and a class of its own for objects without a value. */
function proportionalClasses(renderer: Extract<LayerStyle['renderer'], { type: 'proportional' }>): CompiledStyle {
  const missing = renderer.missing ?? null;
  return {
    classes: [
      { label: null, symbolisation: renderer.symbolisation, maxScaleDenominator: null },
      ...(missing ? [{ label: MISSING_LABEL, symbolisation: missing, maxScaleDenominator: null }] : []),
    ],
    classOf: (values) => {
      const value = values[renderer.field];
      return value !== null && value !== undefined ? 0 : missing ? 1 : -1;
    },
  };
}

/** Among the values of an object, the text that the label's expression gives: the engine reckons it. */
export const LABEL_VALUE = '@label';

/** Where the text of a label stands among the values of an object. */
export function labelField(label: LabelStyle): string {
  return label.expression === undefined ? label.field : LABEL_VALUE;
}

export function labelDrawnAtScale({ minScaleDenominator: min, maxScaleDenominator: max }: LabelStyle, denominator: number): boolean {
  return (max === null || denominator <= max) && (min === null || min === undefined || denominator >= min);
}

/** Fields whose values the style and its labels need. */
export function styleFields(style: LayerStyle): string[] {
  const fields = new Set<string>();
  if (style.renderer.type !== 'single') fields.add(style.renderer.field);
  if (style.label) fields.add(labelField(style.label));
  return [...fields];
}

/** Radius in millimetres of a proportional circle: its area follows the value. 0 for missing and negative values. */
export function proportionalRadius(style: LayerStyle, values: StyleValues): number {
  const { renderer } = style;
  if (renderer.type !== 'proportional') return 0;
  const found = values[renderer.field];
  const value = found === null || found === undefined ? Number.NaN : Number(found);
  return value > 0 ? renderer.radius_mm * Math.sqrt(value / renderer.reference) : 0;
}

export function drawnAtScale(style: LayerStyle, denominator: number): boolean {
  const { minScaleDenominator: min, maxScaleDenominator: max } = style;
  return (min === null || denominator >= min) && (max === null || denominator <= max);
}

export function classDrawnAtScale({ maxScaleDenominator: max }: StyleClass, denominator: number): boolean {
  return max === null || denominator <= max;
}

/** Up to this scale symbols and lines keep the size of their style; from the second on they have the smallest. */
const [FULL_SIZE_DENOMINATOR, SMALLEST_SIZE_DENOMINATOR] = [100_000, 2_000_000];

/** Paper does not zoom: the share of its size that a point symbol or a line keeps at a scale, 1 falling to `least` with the logarithm of the scale. */
export function sizeAtScale(denominator: number, least: number): number {
  const way = Math.log(denominator / FULL_SIZE_DENOMINATOR) / Math.log(SMALLEST_SIZE_DENOMINATOR / FULL_SIZE_DENOMINATOR);
  return 1 - (1 - least) * Math.min(1, Math.max(0, way));
}

/** Whether polygons of this style look alike and only their symbols tell the classes apart: then the symbol stands in the outline too. */
export function symbolTells({ classes }: CompiledStyle): boolean {
  const [first, ...others] = classes;
  const face = ({ symbolisation: { fill, stroke } }: StyleClass): string => JSON.stringify([fill, stroke]);
  return others.length > 0 && classes.every((one) => one.symbolisation.symbol !== null && face(one) === face(first as StyleClass));
}

/** The text of a class: its own words, or the message a default style names. */
export function classText(label: string, text: (id: string) => string): string {
  return label.startsWith('@') ? text(label.slice(1)) : label;
}

/** From this scale on, dashes are shorter than the bends of a boundary: dashed outlines are drawn plain, thin and without their band. */
export const PLAIN_OUTLINE_DENOMINATOR = 1_000_000;

export function outlineAtScale(symbolisation: Symbolisation, denominator: number): Pick<Symbolisation, 'stroke' | 'casing'> {
  const { stroke, casing } = symbolisation;
  if (!stroke || stroke.dash_mm.length === 0 || denominator < PLAIN_OUTLINE_DENOMINATOR) return { stroke, casing };
  return { stroke: { ...stroke, dash_mm: [], width_mm: Math.min(stroke.width_mm, 0.1), opacity: stroke.opacity * 0.8 }, casing: null };
}

/** Areas told apart by tint that lie under everything else: close by they fill the page, and their tint with it. */
const GROUND_TABLES: readonly string[] = ['territoires'];
const PALE_GROUND_DENOMINATOR = 50_000;

/** The tint of a territory fades where the map shows a part of it alone: what stands on the ground is the subject there. */
export function fillAtScale(symbolisation: Symbolisation, table: string, denominator: number): Symbolisation {
  const { fill } = symbolisation;
  if (!fill || denominator > PALE_GROUND_DENOMINATOR || !GROUND_TABLES.includes(table)) return symbolisation;
  return { ...symbolisation, fill: { ...fill, opacity: fill.opacity * 0.18 } };
}
