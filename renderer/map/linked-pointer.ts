/** Where the pointer is on the other map: a cross that the pointer passes through. */
import Overlay from 'ol/Overlay';
import type { MapPart } from './part.ts';

export class LinkedPointer {
  #overlay: Overlay | null = null;

  readonly part: MapPart = ({ map }) => {
    const element = document.createElement('div');
    element.className = 'linked-pointer';
    element.setAttribute('aria-hidden', 'true');
    const overlay = new Overlay({ element, positioning: 'center-center', stopEvent: false, className: 'linked-pointer-place' });
    map.addOverlay(overlay);
    this.#overlay = overlay;
    return () => {
      map.removeOverlay(overlay);
      if (this.#overlay === overlay) this.#overlay = null;
    };
  };

  /** Metres of the system both maps are in; null takes it away. */
  show(at: readonly [number, number] | null): void {
    this.#overlay?.setPosition(at ? [...at] : undefined);
  }
}
