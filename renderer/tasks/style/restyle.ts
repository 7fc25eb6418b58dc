/** From a way of showing to a style: asks the engine for the values of a field and makes classes of them. */
import {
  baseOf,
  categorised,
  graduated,
  type PaletteChoice,
  proportional,
  recoloured,
  type StyledShape,
} from '../../../shared/cartography/make-style.ts';
import { isNumberField, type StyledField, styledFields } from '../../../shared/domain/computed-fields.ts';
import type { LayerInfo } from '../../../shared/domain/layer.ts';
import type { ClassMethod, StyleRenderer } from '../../../shared/domain/style.ts';
import type { Language } from '../../../shared/messages/index.ts';
import { call } from '../../engine/call.ts';

/** A legend of more entries is none. */
export const MOST_CATEGORIES = 40;
export const USUAL_CLASSES = 5;
const QUALITATIVE: PaletteChoice = { id: 'distincte', reversed: false };
const SEQUENTIAL: PaletteChoice = { id: 'sarcelle', reversed: false };
const CIRCLE_COLOUR = '#2a7f8e';

export interface ClassChoice {
  readonly field: string;
  readonly method: ClassMethod;
  readonly classes: number;
  readonly palette: PaletteChoice;
}

/** Fields a way of showing can go by, the likeliest first. */
export function fieldsFor(type: StyleRenderer['type'], layer: LayerInfo): StyledField[] {
  const fields = styledFields(layer);
  if (type === 'graduated' || type === 'proportional') {
    const areas = fields.filter((field) => isNumberField(field) && field.unit !== null);
    return [...areas, ...fields.filter((field) => isNumberField(field) && field.unit === null)];
  }
  const listed = fields.filter((field) => field.values !== null || field.type === 'boolean');
  return [...listed, ...fields.filter((field) => !listed.includes(field))];
}

export async function byCategories(layer: LayerInfo, shape: StyledShape, field: string): Promise<StyleRenderer> {
  const { values } = await call('layers/statistics', { table: layer.id, field });
  const kept = new Set(
    [...values]
      .sort((a, b) => b.count - a.count)
      .slice(0, MOST_CATEGORIES)
      .map(({ value }) => value),
  );
  const found = values.map(({ value }) => value).filter((value) => kept.has(value));
  const listed = styledFields(layer).find(({ name }) => name === field)?.values ?? [];
  // in the order of the standard's list, where there is one
  const ordered = [...listed.filter((value) => kept.has(value)), ...found.filter((value) => !listed.includes(value))];
  const palette = layer.style.renderer.type === 'categorised' ? (layer.style.renderer.palette ?? QUALITATIVE) : QUALITATIVE;
  return categorised({ field, values: ordered, base: baseOf(layer.style, shape), shape, palette });
}

export async function byClasses(layer: LayerInfo, shape: StyledShape, choice: ClassChoice, language: Language): Promise<StyleRenderer> {
  const { numbers } = await call('layers/statistics', {
    table: layer.id,
    field: choice.field,
    method: choice.method,
    classes: choice.classes,
  });
  return graduated({
    field: choice.field,
    method: choice.method,
    palette: choice.palette,
    least: numbers?.least ?? 0,
    breaks: numbers?.breaks ?? [],
    base: baseOf(layer.style, shape),
    shape,
    language,
  });
}

export async function byCircles(layer: LayerInfo, field: string): Promise<StyleRenderer> {
  const { numbers } = await call('layers/statistics', { table: layer.id, field });
  return proportional(field, numbers?.most ?? 1, CIRCLE_COLOUR);
}

export function asOne(layer: LayerInfo, shape: StyledShape): StyleRenderer {
  const base = baseOf(layer.style, shape);
  const isCircle = layer.style.renderer.type === 'proportional';
  return { type: 'single', symbolisation: isCircle ? recoloured(base, CIRCLE_COLOUR, shape) : base };
}

/** Another way of showing, by the likeliest field; null where no field suits. */
export async function shownBy(
  type: StyleRenderer['type'],
  layer: LayerInfo,
  shape: StyledShape,
  language: Language,
): Promise<StyleRenderer | null> {
  if (type === 'single') return asOne(layer, shape);
  const [field] = fieldsFor(type, layer);
  if (!field) return null;
  if (type === 'categorised') return byCategories(layer, shape, field.name);
  if (type === 'proportional') return byCircles(layer, field.name);
  return byClasses(layer, shape, { field: field.name, method: 'quantiles', classes: USUAL_CLASSES, palette: SEQUENTIAL }, language);
}

export const choiceOf = (renderer: Extract<StyleRenderer, { type: 'graduated' }>): ClassChoice => ({
  field: renderer.field,
  method: renderer.method ?? 'manual',
  classes: Math.max(1, renderer.classes.length),
  palette: renderer.palette ?? SEQUENTIAL,
});
