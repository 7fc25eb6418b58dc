/** What the person decides for each layer of the files, from what the look at them found. Pure. */
import type { EngineError } from '../../../shared/contract/errors.ts';
import type { KnownSource } from '../../../shared/domain/catalogue.ts';
import type { FileProposal, ImportOptions, LayerProposal, RememberedMapping } from '../../../shared/domain/import.ts';
import type { Kind } from '../../../shared/domain/kinds/index.ts';

/** What was decided by hand; all the rest is as the look at the file proposes it. */
export type Choices = Partial<Omit<ImportOptions, 'kind' | 'layer'>>;

export interface Draft {
  readonly key: string;
  readonly token: string;
  readonly file: string;
  /** Null for a folder. */
  readonly bytes: number | null;
  readonly modified: string | null;
  /** More than one layer in its file: its name must be given. */
  readonly named: boolean;
  readonly proposal: LayerProposal;
  readonly included: boolean;
  readonly kind: Kind;
  readonly choices: Choices;
  /** Name and id of the decisions kept earlier that it began with. */
  readonly remembered: Pick<RememberedMapping, 'id' | 'name'> | null;
  /** Why the last look at it was refused; the proposal shown is the one before. */
  readonly problem: EngineError | null;
}

export const IMPORT_CRS: readonly number[] = [
  ...[2154, 3942, 3943, 3944, 3945, 3946, 3947, 3948, 3949, 3950, 4326, 3857, 27572, 27571, 27573, 27574, 27561, 27562, 27563, 27564, 4275],
  ...[5490, 2972, 2975, 4471, 4467, 32630, 32631, 32632, 25830, 25831, 25832, 32620, 32621, 32622, 32738, 32740],
];
export const IMPORT_ENCODINGS: readonly string[] = ['utf-8', 'windows-1252', 'iso-8859-15', 'ibm850', 'macintosh'];

/** Obstacles that a choice in the dialog takes away. */
const CRS_OBSTACLES: readonly string[] = ['crs-unknown', 'crs-contradicted', 'crs-unsupported'];
const PLACE_OBSTACLES: readonly string[] = ['csv-without-coordinates', 'join-column-missing'];

export function draftsOf(
  token: string,
  { file, bytes, modified, layers }: FileProposal,
  mappings: readonly RememberedMapping[] = [],
  source: KnownSource | null = null,
): Draft[] {
  return layers.map((proposal) => {
    const known = mappings.find(({ id, name }) => id === proposal.remembered || name === proposal.remembered);
    return {
      key: `${token} ${proposal.layer}`,
      token,
      file,
      bytes,
      modified,
      named: layers.length > 1,
      proposal,
      included: proposal.count !== 0 && (proposal.geometry !== 'none' || proposal.join !== null || layers.length === 1),
      kind: known?.kind ?? source?.kind ?? proposal.kind,
      // said outright: the import itself must do what the dialog shows
      choices: known ? { ...known.options } : source?.fields ? { fields: source.fields } : {},
      remembered: known ? { id: known.id, name: known.name } : null,
      problem: null,
    };
  });
}

/** What still stands in the way of this layer. */
export function obstaclesOf({ proposal, choices }: Draft): LayerProposal['obstacles'] {
  return proposal.obstacles.filter(({ code }) => {
    if (CRS_OBSTACLES.includes(code)) return choices.crs === undefined;
    if (code === 'encoding-unknown') return choices.encoding === undefined;
    if (PLACE_OBSTACLES.includes(code)) return choices.join === undefined;
    return true;
  });
}

/** The system the coordinates look like, where the look at the file could tell: the way out offered first. */
export function likelyCrs({ proposal }: Draft): number | null {
  const said = proposal.obstacles.map(({ params }) => /(\d{4,5})/.exec(String(params['likely'] ?? ''))?.[1]).find(Boolean);
  const code = said ?? /(\d{4,5})/.exec(proposal.crsChoices[0]?.code ?? '')?.[1];
  return code === undefined ? null : Number(code);
}

/** EPSG code of `EPSG:2154`, null where there is none. */
export function epsgOf(code: string | null | undefined): number | null {
  const number = /^EPSG:(\d+)$/.exec(code ?? '')?.[1];
  return number === undefined ? null : Number(number);
}

/** The system its numbers are read in now: chosen, else found. */
export function crsOf({ proposal, choices }: Draft): number | null {
  return choices.crs ?? epsgOf(proposal.crs?.code);
}

/** Latitude or northing first: decided, else as the numbers say for this system. */
export function axesSwapped(draft: Draft): boolean {
  const crs = crsOf(draft);
  return draft.choices.swapAxes ?? draft.proposal.crsChoices.find((choice) => epsgOf(choice.code) === crs)?.swapAxes ?? false;
}

/** Only what was decided: nothing of what is empty or undone. */
export function optionsOf({ kind, choices, named, proposal }: Draft): ImportOptions {
  const { mode = 'append', ...others } = choices;
  const decided = Object.entries(others).filter(
    ([, value]) => value !== undefined && !(typeof value === 'object' && Object.keys(value).length === 0),
  );
  return { kind, mode, ...Object.fromEntries(decided), ...(named ? { layer: proposal.layer } : {}) };
}

/** A new set of decisions; what is undefined in it goes. */
export function withChoices(draft: Draft, change: Choices): Draft {
  const all = Object.entries({ ...draft.choices, ...change }).filter(([, value]) => value !== undefined);
  return { ...draft, choices: Object.fromEntries(all) };
}

/** Another kind has other fields: what was decided of the former ones goes. */
export function withKind(draft: Draft, kind: Kind): Draft {
  const { fields: _f, constants: _c, values: _v, units: _u, mode: _m, leaveOut: _l, replaces: _r, ...kept } = draft.choices;
  return { ...draft, kind, choices: kept, remembered: null };
}

/** Decisions worth keeping for the next file of the same source. */
export function keptChoices({ choices }: Draft): RememberedMapping['options'] {
  const { fields, constants, values, units, encoding, crs, join } = choices;
  return { fields, constants, values, units, encoding, crs, join };
}

/** Decisions that change what a look at the file proposes; a change of another one needs no new look. */
export function lookKey({ kind, choices }: Draft): string {
  const { mode: _m, leaveOut: _l, replaces: _r, gone: _g, edits: _e, findOverlaps: _o, ...seen } = choices;
  return JSON.stringify([kind, seen]);
}

/** Decisions that change the result of a check. What is left out is counted here, without reading again. */
export function checkKey(draft: Draft): string {
  const { leaveOut: _l, replaces: _r, gone: _g, edits: _e, ...seen } = optionsOf(draft);
  return JSON.stringify(seen);
}

export function includedCount(drafts: readonly Draft[]): number | null {
  let total = 0;
  for (const draft of drafts) {
    if (!draft.included) continue;
    if (draft.proposal.count === null) return null;
    total += draft.proposal.count;
  }
  return total;
}
