/** What the person decides for each layer of the files, from what the look at them found. Pure. */
import type { FileProposal, ImportOptions, LayerProposal } from '../../../shared/domain/import.ts';
import { KIND_DEFINITIONS, type Kind } from '../../../shared/domain/kinds/index.ts';

export interface Draft {
  readonly key: string;
  readonly token: string;
  readonly file: string;
  readonly bytes: number;
  /** More than one layer in its file: its name must be given. */
  readonly named: boolean;
  readonly proposal: LayerProposal;
  readonly included: boolean;
  readonly kind: Kind;
  /** EPSG code that replaces what the file says; null = as found. */
  readonly crs: number | null;
  readonly encoding: string | null;
  readonly mode: ImportOptions['mode'];
  /** Chosen by hand: target field → source field. */
  readonly fields: Readonly<Record<string, string>>;
}

export const IMPORT_CRS: readonly number[] = [
  4326, 2154, 3942, 3943, 3944, 3945, 3946, 3947, 3948, 3949, 3950, 5490, 2972, 2975, 4471, 4467, 32620, 32622, 32738, 32740, 3857,
];
export const IMPORT_ENCODINGS: readonly string[] = ['utf-8', 'windows-1252', 'iso-8859-15', 'ibm850'];

/** Obstacles that a choice in the dialog takes away. */
const CRS_OBSTACLES: readonly string[] = ['crs-unknown', 'crs-contradicted', 'crs-unsupported'];

export function draftsOf(token: string, { file, bytes, layers }: FileProposal): Draft[] {
  return layers.map((proposal) => ({
    key: `${token} ${proposal.layer}`,
    token,
    file,
    bytes,
    named: layers.length > 1,
    proposal,
    included: proposal.count !== 0 && proposal.geometry !== 'none',
    kind: proposal.suggestedKind,
    crs: null,
    encoding: null,
    mode: 'append',
    fields: {},
  }));
}

/** What still stands in the way of this layer. */
export function obstaclesOf(draft: Draft): LayerProposal['obstacles'] {
  return draft.proposal.obstacles.filter(({ code }) => {
    if (CRS_OBSTACLES.includes(code)) return draft.crs === null;
    if (code === 'encoding-unknown') return draft.encoding === null;
    return true;
  });
}

/** The system the coordinates look like, where the look at the file could tell: the way out offered first. */
export function likelyCrs(draft: Draft): number | null {
  for (const { params } of draft.proposal.obstacles) {
    const found = /(\d{4,5})/.exec(String(params['likely'] ?? ''));
    if (found && IMPORT_CRS.includes(Number(found[1]))) return Number(found[1]);
  }
  return null;
}

export function optionsOf(draft: Draft): ImportOptions {
  return {
    kind: draft.kind,
    mode: draft.mode,
    ...(draft.crs === null ? {} : { crs: draft.crs }),
    ...(draft.encoding === null ? {} : { encoding: draft.encoding }),
    ...(draft.named ? { layer: draft.proposal.layer } : {}),
    ...(Object.keys(draft.fields).length > 0 ? { fields: { ...draft.fields } } : {}),
  };
}

/** Fields a source field may go to: those of the kind. A `couche` keeps its own. */
export function targetFields(kind: Kind): string[] {
  if (kind === 'couche') return [];
  return [...new Set(KIND_DEFINITIONS[kind].tables.flatMap((table) => table.fields.map((field) => field.name)))];
}

/** Where a source field goes: as chosen, as proposed for the suggested kind, or to the field of its own name. */
export function targetOf(draft: Draft, from: string, proposed: string | null): string | null {
  const chosen = Object.entries(draft.fields).find(([, source]) => source === from)?.[0];
  if (chosen) return chosen;
  const to =
    draft.kind === draft.proposal.suggestedKind
      ? proposed
      : (targetFields(draft.kind).find((name) => name.toLowerCase() === from.toLowerCase()) ?? null);
  return to !== null && to in draft.fields ? null : to;
}

export function withTarget(draft: Draft, from: string, to: string): Draft {
  const others = Object.fromEntries(Object.entries(draft.fields).filter(([target, source]) => source !== from && target !== to));
  return { ...draft, fields: { ...others, [to]: from } };
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
