/** What an edit works on: the layer, the chosen objects as figures in the plane of their zone, the view that was drawn in. */
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import { type LegalZone, legalZoneAt } from '../../../../../shared/geo/crs.ts';
import type { Geometry } from '../../../../../shared/geo/geometry.ts';
import type { Projection } from '../../../../../shared/geo/projections.ts';
import { zoneOf } from '../../../../../shared/geo/zone.ts';
import type { Figure } from '../../../editing/figure.ts';
import { Plane } from '../../../editing/plane.ts';
import type { Geos } from '../../../geometry/geos.ts';
import type { Project, StoredLayer } from '../../../store/index.ts';
import { NearbyObjects } from './neighbours.ts';

export interface Chosen {
  readonly fid: number;
  readonly figure: Figure;
  readonly plane: Plane;
}

export class Scene {
  readonly project: Project;
  readonly geos: Geos;
  readonly layer: StoredLayer;
  readonly view: Projection;
  readonly nearby: NearbyObjects;
  /** Keys given in this edit, as `table key`. */
  readonly keys = new Set<string>();
  readonly #planes = new Map<LegalZone, Plane>();

  /** Throws `edit-foreign-system` for a layer of another program, `edit-geometry-kind` for one without shapes. */
  constructor(project: Project, geos: Geos, table: string, view: Projection) {
    this.project = project;
    this.geos = geos;
    this.layer = editableLayer(project, table);
    this.view = view;
    this.nearby = new NearbyObjects(project);
  }

  get table(): string {
    return this.layer.table;
  }

  /** Throws `edit-outside-france`. */
  planeOf(geometry: Geometry): Plane {
    return this.#plane(zoneOf(geometry));
  }

  planeAt(lon: number, lat: number): Plane {
    return this.#plane(legalZoneAt(lon, lat));
  }

  #plane(zone: LegalZone | null): Plane {
    if (!zone) throw new EmpriseError('edit-outside-france');
    const known = this.#planes.get(zone);
    if (known) return known;
    const made = new Plane(zone);
    this.#planes.set(zone, made);
    return made;
  }

  /** Objects with a shape, in the order asked for, each once. Throws `object-unknown`. `plane`: one for all, else each in that of its zone. */
  chosen(fids: readonly number[], plane?: Plane): Chosen[] {
    const wanted = [...new Set(fids)];
    const missing = this.project.firstMissing(this.table, wanted);
    if (missing !== null) throw new EmpriseError('object-unknown', { layer: this.table, id: missing });
    return [...this.project.shapes(this.table, wanted)].flatMap((geometry, index) => {
      if (!geometry) return [];
      const own = plane ?? this.planeOf(geometry);
      return [{ fid: wanted[index] as number, figure: own.read(geometry), plane: own }];
    });
  }

  /** Chosen objects by plane: what is drawn is read once into each. */
  byPlane(chosen: readonly Chosen[]): Map<Plane, Chosen[]> {
    const groups = new Map<Plane, Chosen[]>();
    for (const object of chosen) {
      const group = groups.get(object.plane);
      if (group) group.push(object);
      else groups.set(object.plane, [object]);
    }
    return groups;
  }

  /** Degrees of a position of the view. */
  degrees([x, y]: readonly [number, number]): [lon: number, lat: number] {
    const place = this.view.inverse(Float64Array.of(x, y));
    return [place[0] as number, place[1] as number];
  }
}

export function editableLayer(project: Project, table: string): StoredLayer {
  const layer = project.layer(table);
  if (layer.isForeign || layer.srsId !== 4326) throw new EmpriseError('edit-foreign-system', { layer: table, crs: `EPSG:${layer.srsId}` });
  if (layer.geometry === null) throw new EmpriseError('edit-geometry-kind', { layer: table, claimed: '' });
  return layer;
}
