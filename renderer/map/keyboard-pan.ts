import { shiftKeyOnly } from 'ol/events/condition';
import KeyboardPan from 'ol/interaction/KeyboardPan';

/** A step of the arrows is 128 pixels; with Maj it is four times that. */
const FAST_STEP = 512;

/** Arrows with Maj: OpenLayers has them without. The map alone has the keys, so that no field is left out. */
export function fastPan(): KeyboardPan {
  return new KeyboardPan({ condition: shiftKeyOnly, pixelDelta: FAST_STEP, duration: 160 });
}
