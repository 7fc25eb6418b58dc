import type { How, TerritoireShareRow, TerritoireSiteRow, TerritoryLevel } from '../../../shared/domain/analysis.ts';
import { departementOf, departementOfCommune, regionOf } from '../../../shared/domain/regions.ts';
import type { TerritoireSite } from './input.ts';
import type { LevelShares, TerritoryLayers } from './territory-layers.ts';

/** The territories of one site, each with the way it was found, and the shares where it straddles. */
export class SiteTerritories {
  readonly parts: TerritoireShareRow[] = [];
  readonly commune: string | null;
  readonly epci: string | null;
  readonly #departement: string | null;
  readonly #ti: string | null;
  readonly #site: TerritoireSite;
  readonly #layers: TerritoryLayers;
  readonly #shares: LevelShares;

  constructor(site: TerritoireSite, layers: TerritoryLayers, shares: LevelShares) {
    this.#site = site;
    this.#layers = layers;
    this.#shares = shares;
    this.commune = this.#findCommune();
    this.epci = this.#findEpci();
    this.#ti = this.#findTerritoire();
    this.#departement = this.#findDepartement();
  }

  row(): TerritoireSiteRow {
    const { communeOf, epciOf, territoireOf } = this.#layers;
    return {
      site_uid: this.#site.uid,
      commune_insee: this.commune,
      commune_nom: this.commune === null ? null : (communeOf.get(this.commune)?.nom ?? null),
      epci_siren: this.epci,
      epci_nom: this.epci === null ? null : (epciOf.get(this.epci)?.nom ?? null),
      ti_id: this.#ti,
      ti_nom: this.#ti === null ? null : (territoireOf.get(this.#ti)?.nom ?? null),
      departement: this.#departement,
      region: this.#departement === null ? null : (departementOf(this.#departement)?.region ?? null),
    };
  }

  #add(niveau: TerritoryLevel, code: string, nom: string | null, part: number | null, how: How): void {
    this.parts.push({ site_uid: this.#site.uid, niveau, code, nom, part, how });
  }

  #findCommune(): string | null {
    const { communes, communeOf } = this.#layers;
    for (const { position, part } of this.#shares.commune) {
      const row = communes[position];
      if (row) this.#add('commune', row.insee, row.nom, part, 'calcule');
    }
    const [first] = this.parts;
    if (first) return first.code;
    const declared = this.#site.commune_insee;
    if (declared !== null) this.#add('commune', declared, communeOf.get(declared)?.nom ?? null, null, 'declare');
    return declared;
  }

  /** By location, else as the member list of the commune says, else as declared. */
  #findEpci(): string | null {
    const { epci, ept, epciOf, communeOf } = this.#layers;
    for (const { position, part } of this.#shares.ept) {
      const row = ept[position];
      if (row) this.#add('ept', row.siren, row.nom, part, 'calcule');
    }
    const located = this.#shares.epci.flatMap(({ position, part }) => {
      const row = epci[position];
      if (row) this.#add('epci', row.siren, row.nom, part, 'calcule');
      return row ? [row.siren] : [];
    });
    if (located[0] !== undefined) return located[0];
    const composed = this.#shares.commune.length > 0 && this.commune !== null ? (communeOf.get(this.commune)?.epci_siren ?? null) : null;
    const siren = composed ?? this.#site.epci_siren;
    if (siren !== null) this.#add('epci', siren, epciOf.get(siren)?.nom ?? null, null, composed === null ? 'declare' : 'composition');
    return siren;
  }

  #findTerritoire(): string | null {
    const { composition, territoireOf, territoires, ept } = this.#layers;
    const mainEpt = this.#shares.ept[0];
    const member =
      composition.of('commune', this.commune) ??
      composition.of('ept', mainEpt ? (ept[mainEpt.position]?.siren ?? null) : null) ??
      composition.of('epci', this.epci);
    const shares = this.#composedShares();
    if (member !== null && !shares.has(member)) shares.set(member, null);
    const rest = [...shares].sort(([first, a], [second, b]) => Number(second === member) - Number(first === member) || (b ?? 0) - (a ?? 0));
    for (const [ti_id, part] of rest) this.#add('ti', ti_id, territoireOf.get(ti_id)?.nom ?? null, part, 'composition');
    if (member !== null) return member;
    // A territory whose members are known and do not hold this site's EPCI does not hold the site, whatever its simplified outline says.
    const isPlaced = this.commune !== null || this.epci !== null;
    const drawn = this.#shares.ti.flatMap(({ position, part }) => {
      const row = territoires[position];
      if (!row || (isPlaced && composition.knows(row.ti_id))) return [];
      this.#add('ti', row.ti_id, row.nom, part, 'calcule');
      return [row.ti_id];
    });
    return drawn[0] ?? null;
  }

  /** Share of the site in each territory, from the shares of the members. */
  #composedShares(): Map<string, number | null> {
    const { composition } = this.#layers;
    const shares = new Map<string, number | null>();
    for (const { niveau, code, part } of this.parts) {
      if (part === null || (niveau !== 'commune' && niveau !== 'epci' && niveau !== 'ept')) continue;
      const ti_id = composition.of(niveau, code);
      if (ti_id !== null) shares.set(ti_id, Math.min(1, (shares.get(ti_id) ?? 0) + part));
    }
    return shares;
  }

  /** From the commune; from the EPCI only where it lies in one département: else unknown, its départements being listed. */
  #findDepartement(): string | null {
    const communes = this.parts.filter(({ niveau }) => niveau === 'commune');
    const spread = new Map<string, number | null>();
    for (const { code, part } of communes) {
      const departement = departementOfCommune(code)?.code;
      if (departement !== undefined) spread.set(departement, part === null ? null : (spread.get(departement) ?? 0) + part);
    }
    if (spread.size > 0) {
      this.#addDepartements(spread, communes[0]?.how ?? 'declare');
      return departementOfCommune(this.commune ?? '')?.code ?? null;
    }
    const codes =
      (this.epci === null ? null : this.#layers.epciOf.get(this.epci)?.departements)?.split(/[|,;\s]+/).filter(departementOf) ?? [];
    this.#addDepartements(new Map(codes.map((code) => [code, null])), 'composition');
    return codes.length === 1 ? (codes[0] ?? null) : null;
  }

  #addDepartements(spread: ReadonlyMap<string, number | null>, how: How): void {
    const regions = new Map<string, number | null>();
    for (const [code, part] of spread) {
      const departement = departementOf(code);
      this.#add('departement', code, departement?.nom ?? null, part, how);
      const region = departement?.region ?? null;
      if (region !== null) regions.set(region, part === null ? null : (regions.get(region) ?? 0) + part);
    }
    for (const [code, part] of regions) this.#add('region', code, regionOf(code)?.nom ?? null, part, how);
  }
}
