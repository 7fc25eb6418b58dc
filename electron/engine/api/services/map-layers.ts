import type { MapFeature, MapLayerData, MapSource } from '../../../../shared/cartography/map-layer.ts';
import type { Value } from '../../../../shared/domain/change.ts';
import type { Bbox } from '../../../../shared/geo/geometry.ts';
import { type Language, translate } from '../../../../shared/messages/index.ts';
import type { ProjectReader, StoredLayer } from '../../store/index.ts';
import { drawnValues, filterCondition } from './drawn-values.ts';

/** The visible layers as the cartographer takes them, bottom first, with the sources of their rows; `needed`: tables drawn even where they are hidden. */
export function mapLayers(reader: ProjectReader, language: Language, bbox?: Bbox, needed: readonly string[] = []): MapLayerData[] {
  return reader
    .drawnLayers()
    .filter((layer) => (layer.visible || needed.includes(layer.id)) && layer.geometry !== null && layer.count > 0)
    .map((layer) => mapLayer(reader, layer, language, bbox));
}

export function mapLayer(reader: ProjectReader, layer: StoredLayer, language: Language, bbox?: Bbox): MapLayerData {
  const { columns, valuesOf } = drawnValues(reader, layer);
  const where = filterCondition(reader, layer);
  // The housekeeping column is no field of a style, but says which of several files an object came from.
  const asked = layer.isForeign ? columns : [...columns, SOURCE_COLUMN];
  const features: MapFeature[] = [];
  const sourceIds: Value[] = [];
  for (const row of reader.geometries(layer.table, { columns: asked, results: true, where, ...(bbox ? { bbox } : {}) })) {
    const id = row.values[columns.length] ?? null;
    if (id !== null && !sourceIds.includes(id)) sourceIds.push(id);
    features.push({
      geometry: row.geometry,
      values: valuesOf(row.values),
      number: row.fid,
      ...(id === null ? { source: -1 } : { source: sourceIds.indexOf(id) }),
    });
  }
  return {
    table: layer.table,
    id: layer.id,
    title: layerTitle(layer, language),
    style: layer.style,
    opacity: layer.opacity,
    features,
    sources: sourceIds.map((id) => sourceOf(reader, id)),
  };
}

const SOURCE_COLUMN = 'source_id';

function sourceOf(reader: ProjectReader, id: Value): MapSource {
  const [row] = reader.rows('sources', { columns: ['nom', 'producteur', 'millesime'], where: { sql: 'id = ?', params: [id] } });
  const words = (value: Value | undefined): string | null => (value === null || value === undefined ? null : String(value));
  return { nom: words(row?.['nom']), producteur: words(row?.['producteur']), millesime: words(row?.['millesime']) };
}

export function layerTitle(layer: Pick<StoredLayer, 'table' | 'title'>, language: Language): string {
  return layer.title ?? translate(language, `layer.${layer.table}`);
}
