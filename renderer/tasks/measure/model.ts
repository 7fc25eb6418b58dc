/** The measure under way: positions of the map become figures of the engine. One question at a time; while it is answered only the last position counts. */
import { create } from 'zustand';
import type { Measure } from '../../../shared/domain/selecting.ts';
import { projectionOf } from '../../../shared/geo/projections.ts';
import { call } from '../../engine/call.ts';
import type { MeasuredSketch } from '../../map/tools/tool.ts';

interface MeasureStore {
  readonly sketch: MeasuredSketch | null;
  /** Figures of the positions set and of the pointer's; null while there are fewer than two. */
  readonly result: Measure | null;
  /** Degrees of those positions. */
  readonly lonLat: Float64Array;
}

const NOTHING = { sketch: null, result: null, lonLat: new Float64Array(0) } as const;
export const useMeasure = create<MeasureStore>()(() => NOTHING);

let wanted: MeasuredSketch | null = null;
let asking = false;

/** What the tool tells; null when it is put away. `told` hears of each answer. */
export function followMeasure(sketch: MeasuredSketch | null, told: () => void): void {
  wanted = sketch;
  if (sketch === null || sketch.positions.length === 0) useMeasure.setState({ ...NOTHING, sketch });
  else useMeasure.setState({ sketch });
  told();
  if (sketch !== null) void ask(told);
}

async function ask(told: () => void): Promise<void> {
  if (asking) return;
  asking = true;
  try {
    for (let asked: MeasuredSketch | null = null; wanted !== asked; ) {
      asked = wanted;
      if (!asked) break;
      const lonLat = degreesOf(asked);
      if (lonLat === null || lonLat.length < 4) {
        if (useMeasure.getState().sketch === asked) useMeasure.setState({ result: null, lonLat: new Float64Array(0) });
        continue;
      }
      const result = await call('measure/line', { lonLat, closed: asked.tool === 'measure-area' });
      // put away meanwhile, or begun anew
      if (wanted === null || wanted.positions.length === 0 || wanted.tool !== asked.tool) continue;
      useMeasure.setState({ result, lonLat });
      told();
    }
  } catch {
    useMeasure.setState({ result: null });
  } finally {
    asking = false;
  }
}

function degreesOf({ epsg, positions, pointer }: MeasuredSketch): Float64Array<ArrayBuffer> | null {
  const xy = Float64Array.from([...positions, ...(pointer ? [pointer] : [])].flat());
  const lonLat = projectionOf(epsg)?.inverse(xy);
  return lonLat?.every(Number.isFinite) ? Float64Array.from(lonLat) : null;
}
