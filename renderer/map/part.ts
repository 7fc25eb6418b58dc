import type OlMap from 'ol/Map';

/** What a part may know of the map it stands on. */
export interface PartSurroundings {
  readonly map: OlMap;
  /** EPSG code of the system the map is in now; a change of it is a `change:view` of the map. */
  readonly epsg: () => number;
}

/** Something the map shows beside the layers of the project (base maps, annotations, a grid): put on by `MapView.attach`, taken away by what it answers. */
export type MapPart = (surroundings: PartSurroundings) => () => void;
