/** The measure in words: beside the pointer, and for the clipboard. Pure. */
import type { Measure } from '../../../shared/domain/selecting.ts';
import type { FormatLanguage } from '../../../shared/format/numbers.ts';
import { formatAzimuth, formatMeasuredArea, formatMeasuredLength } from '../../../shared/format/quantities.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import type { MeasuredSketch } from '../../map/tools/tool.ts';

/** Null where there is nothing to say. */
export function measureHint(
  sketch: MeasuredSketch | null,
  result: Measure | null,
  language: FormatLanguage,
  text: Translate,
): string | null {
  if (sketch === null) return null;
  if (sketch.positions.length === 0) return text('measure.hint.start');
  if (sketch.pointer === null || result === null) return null;
  const length = (metres: number): string => formatMeasuredLength(metres, language);
  if (sketch.tool === 'measure-area' && sketch.positions.length >= 2) {
    if (result.crosses) return text('measure.hint.crosses');
    if (result.area)
      return text('measure.hint.area', { area: formatMeasuredArea(result.area.ellipsoid_m2, language), length: length(result.length_m) });
  }
  const last = result.segments.at(-1);
  if (!last) return null;
  const params = { total: length(result.length_m), segment: length(last.length_m), azimuth: formatAzimuth(last.azimuth, language) };
  return text(result.segments.length > 1 ? 'measure.hint.length' : 'measure.hint.first', params);
}

/** Tab-separated lines, figures in metres and degrees with all their digits. */
export function measureText(
  sketch: MeasuredSketch,
  result: Measure,
  lonLat: Float64Array,
  language: FormatLanguage,
  text: Translate,
): string {
  const figure = (value: number, decimals: number): string => {
    const plain = value.toFixed(decimals);
    return language === 'fr' ? plain.replace('.', ',') : plain;
  };
  const lines: string[][] = [];
  if (sketch.tool === 'measure-azimuth') {
    const [first] = result.segments;
    if (first) {
      lines.push([text('measure.azimuth'), figure(first.azimuth, 6), '°']);
      lines.push([text('measure.azimuth-back'), figure((first.azimuthAtEnd + 180) % 360, 6), '°']);
    }
    lines.push([text('measure.distance'), figure(result.length_m, 3), 'm']);
  } else if (sketch.tool === 'measure-area') {
    if (result.area) lines.push([text('measure.area.ellipsoid'), figure(result.area.ellipsoid_m2, 2), 'm²']);
    if (result.area?.projection_m2 != null) {
      lines.push([text('measure.area.projection'), figure(result.area.projection_m2, 2), 'm²', `EPSG:${result.area.epsg}`]);
    }
    lines.push([text('measure.perimeter'), figure(result.length_m, 3), 'm']);
  } else lines.push([text('measure.total'), figure(result.length_m, 3), 'm']);
  lines.push(
    [],
    [text('measure.segment'), 'longitude', 'latitude', `${text('measure.segment-length')} (m)`, `${text('measure.segment-azimuth')} (°)`],
  );
  for (let index = 0; index * 2 < lonLat.length; index++) {
    const segment = result.segments[index];
    lines.push([
      String(index + 1),
      figure(lonLat[index * 2] as number, 9),
      figure(lonLat[index * 2 + 1] as number, 9),
      segment ? figure(segment.length_m, 3) : '',
      segment ? figure(segment.azimuth, 6) : '',
    ]);
  }
  return lines.map((line) => line.join('\t')).join('\r\n');
}
