/** Symbols, lines and names of a map made larger together: a wall sheet is read from further away. */
import type { LayerStyle } from '../../domain/style.ts';
import type { MapLayerData } from '../map-layer.ts';

/** Every length of a style (`…_mm`), wherever it stands; what decides whether a name is shown (`minObject_mm`) grows with it. */
export function magnified(layer: MapLayerData, times: number): MapLayerData {
  return times === 1 ? layer : { ...layer, style: scaled(layer.style, times) as LayerStyle, magnified: times };
}

function scaled(value: unknown, times: number): unknown {
  if (Array.isArray(value)) return value.map((one) => scaled(one, times));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key.endsWith('_mm') ? length(one, times) : scaled(one, times)]),
  );
}

const length = (value: unknown, times: number): unknown =>
  Array.isArray(value) ? value.map((one) => length(one, times)) : typeof value === 'number' ? value * times : value;
