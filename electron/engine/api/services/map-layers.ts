import type { MapFeature, MapLayerData } from '../../../../shared/cartography/map-layer.ts';
import { styleFields } from '../../../../shared/cartography/style-rules.ts';
import type { Bbox } from '../../../../shared/geo/geometry.ts';
import { type Language, translate } from '../../../../shared/messages/index.ts';
import type { ProjectReader, StoredLayer } from '../../store/index.ts';
import { plain } from './list.ts';

/** The visible layers as the cartographer takes them, bottom first, with the sources of their rows. */
export function mapLayers(reader: ProjectReader, language: Language, bbox?: Bbox): MapLayerData[] {
  return reader
    .layers()
    .filter((layer) => layer.visible && layer.geometry !== null && layer.count > 0)
    .map((layer) => mapLayer(reader, layer, language, bbox));
}

function mapLayer(reader: ProjectReader, layer: StoredLayer, language: Language, bbox?: Bbox): MapLayerData {
  const known = new Set(reader.columns(layer.table, { results: true }).map((field) => field.name));
  const columns = styleFields(layer.style).filter((name) => known.has(name));
  const features: MapFeature[] = [];
  for (const row of reader.geometries(layer.table, { columns, results: true, ...(bbox ? { bbox } : {}) })) {
    features.push({
      geometry: row.geometry,
      values: Object.fromEntries(columns.map((name, index) => [name, plain(row.values[index] ?? null)])),
    });
  }
  return {
    table: layer.table,
    title: layerTitle(layer, language),
    style: layer.style,
    opacity: layer.opacity,
    features,
    source: reader.mainSource(layer.table),
  };
}

export function layerTitle(layer: Pick<StoredLayer, 'table' | 'title'>, language: Language): string {
  return layer.title ?? translate(language, `layer.${layer.table}`);
}
