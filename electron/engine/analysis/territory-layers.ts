/** The boundaries of the project, indexed, and the names of their codes. */
import { isEpt } from '../../../shared/domain/ept.ts';
import type { GeosScope } from '../geometry/geos.ts';
import { Composition } from './composition.ts';
import type { CommuneRow, EpciRow, TerritoireInput, TerritoireRow } from './input.ts';
import type { AnalysisNotes } from './notes.ts';
import { PolygonLayer } from './polygon-layer.ts';
import type { Share } from './shares.ts';

export type LocatedLevel = 'commune' | 'epci' | 'ept' | 'ti';
export type LevelShares = Readonly<Record<LocatedLevel, readonly Share[]>>;

export class TerritoryLayers {
  readonly communes: readonly CommuneRow[];
  readonly epci: readonly EpciRow[];
  readonly ept: readonly EpciRow[];
  readonly territoires: readonly TerritoireRow[];
  readonly composition: Composition;
  readonly communeOf: ReadonlyMap<string, CommuneRow>;
  readonly epciOf: ReadonlyMap<string, EpciRow>;
  readonly territoireOf: ReadonlyMap<string, TerritoireRow>;
  readonly polygons: Readonly<Record<LocatedLevel, PolygonLayer>>;

  constructor(input: TerritoireInput, scope: GeosScope, notes: AnalysisNotes) {
    this.communes = byCode(input.communes, ({ insee }) => insee);
    const epci = byCode(input.epci, ({ siren }) => siren);
    this.epci = epci.filter(({ siren, nature }) => !isEpt(siren, nature));
    this.ept = epci.filter(({ siren, nature }) => isEpt(siren, nature));
    this.territoires = byCode(input.territoires, ({ ti_id }) => ti_id);
    this.composition = new Composition(input.membres);
    this.communeOf = new Map(this.communes.map((row) => [row.insee, row]));
    this.epciOf = new Map(this.epci.map((row) => [row.siren, row]));
    this.territoireOf = new Map(this.territoires.map((row) => [row.ti_id, row]));
    const layer = <T extends CommuneRow | EpciRow | TerritoireRow>(rows: readonly T[], code: (row: T) => string) =>
      new PolygonLayer(
        rows.map((row) => ({ uid: code(row), geometry: row.geometry })),
        scope,
        notes,
      );
    this.polygons = {
      commune: layer(this.communes, ({ insee }) => insee),
      epci: layer(this.epci, ({ siren }) => siren),
      ept: layer(this.ept, ({ siren }) => siren),
      ti: layer(this.territoires, ({ ti_id }) => ti_id),
    };
  }
}

/** Equal shares are decided by the code, not by the order of a file. */
function byCode<T>(rows: readonly T[], code: (row: T) => string): readonly T[] {
  return rows.toSorted((first, second) => (code(first) < code(second) ? -1 : 1));
}
