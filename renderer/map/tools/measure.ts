import LineString from 'ol/geom/LineString';
import Polygon from 'ol/geom/Polygon';
import { lineSketch, type Position } from './line-sketch.ts';
import type { MapTool, MeasureToolId } from './tool.ts';

const MOST: Readonly<Record<MeasureToolId, number>> = {
  'measure-length': Number.POSITIVE_INFINITY,
  'measure-area': Number.POSITIVE_INFINITY,
  'measure-azimuth': 2,
};

/** Draws what is measured and tells its positions; the figures are made elsewhere. */
export function measureTool(tool: MeasureToolId): MapTool {
  return ({ map, theme, tell, epsg }) => {
    const copied = (positions: readonly Position[]): number[][] => positions.map((position) => [...position]);
    const takeAway = lineSketch({
      map,
      theme,
      most: () => MOST[tool],
      shape: (positions) => {
        if (positions.length < 2) return null;
        return tool === 'measure-area' && positions.length > 2 ? new Polygon([copied(positions)]) : new LineString(copied(positions));
      },
      changed: (positions, pointer) => tell('measured', { tool, epsg: epsg(), positions, pointer }),
      ended: () => undefined,
      stays: true,
    });
    return () => {
      takeAway();
      tell('measured', null);
    };
  };
}
