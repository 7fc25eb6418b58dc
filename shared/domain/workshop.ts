/**
 * The site-selection workshop as data: grid of criteria, scenarios, participants, ballots, rounds, decisions, log.
 * Weights are percentages as exact numbers (sum 100), scores 0–100, sites are linked by `uid`. Missing is null (NaN in typed arrays), never 0.
 */
import { z } from 'zod';

const code = z.string().regex(/^[a-z][a-z0-9_-]{0,59}$/);
const siteUid = z.string().min(1).max(100);
const id = z.number().int().positive();
const label = z.string().trim().min(1).max(200);
const words = z.string().max(4000);
const finite = z.number().finite();
const score = z.number().min(0).max(100);
const author = z.string().trim().max(200).nullable().default(null);
/** A weight before it is shared out: any positive number, or 0. */
const rawWeight = z.number().min(0).max(1e6);

/** Where a criterion takes its value from. Distances in metres, areas in hectares, shares 0–1. */
export const criterionFeedSchema = z.discriminatedUnion('from', [
  /** A column of sites, computed ones included (`surface_ha`, `friche_part`, `maturite`…); `a+b`: the first of them that says something. */
  z.object({ from: z.literal('field'), field: z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,62}(\+[a-zA-Z_][a-zA-Z0-9_]{0,62}){0,4}$/) }),
  /** Distance in metres to the nearest equipment of the category, from the analysis of proximity; `a+b`: the nearest of either. */
  z.object({ from: z.literal('proximity'), category: z.string().min(1).max(100) }),
  /** Said in the room, on this scale: a number between its ends. */
  z.object({ from: z.literal('judgement'), least: finite, most: finite }),
]);
export type CriterionFeed = z.output<typeof criterionFeedSchema>;

/** From a value to a score of 0–100. */
export const valueFunctionSchema = z.discriminatedUnion('type', [
  /** Straight lines between points of ascending value; level beyond the ends. */
  z.object({
    type: z.literal('piecewise'),
    points: z
      .array(z.tuple([finite, score]))
      .min(1)
      .max(50),
  }),
  /** By the text of the value (case and accents as written); `otherwise` null: not known. */
  z.object({
    type: z.literal('categories'),
    values: z.array(z.object({ value: z.string().max(200), score })).max(200),
    otherwise: score.nullable(),
  }),
  /** 100 from `idealLow` to `idealHigh`, straight down to 0 at `low` and at `high`. */
  z.object({ type: z.literal('ideal'), low: finite, idealLow: finite, idealHigh: finite, high: finite }),
  /** Between the least and the greatest value of the sites compared, by the direction. A constant criterion scores 50 for all, and is said so. */
  z.object({ type: z.literal('extent') }),
]);
export type ValueFunction = z.output<typeof valueFunctionSchema>;

/** A site whose value is so leaves the ranking, with this reason. */
export const exclusionSchema = z.discriminatedUnion('when', [
  z.object({ when: z.literal('below'), threshold: finite }),
  z.object({ when: z.literal('above'), threshold: finite }),
  z.object({ when: z.literal('among'), values: z.array(z.string().max(200)).min(1).max(200) }),
]);
export type Exclusion = z.output<typeof exclusionSchema>;

export const criterionSchema = z.object({
  code,
  family: code,
  label,
  description: words.default(''),
  /** As the value is shown: `ha`, `m`, `MW`, `%`…; null: none. A value of unit `%` is held as a share 0–1. */
  unit: z.string().max(20).nullable(),
  /** Whether more of it is better: what TOPSIS, PROMETHEE and `extent` go by. */
  direction: z.enum(['more', 'less']),
  feed: criterionFeedSchema,
  value: valueFunctionSchema,
  exclusion: exclusionSchema.nullable().default(null),
  /** Weight within its family, shared out among the criteria of the family. */
  share: rawWeight.default(1),
  /** What the definition rests on, in words. */
  source: words.default(''),
  active: z.boolean().default(true),
});
export type Criterion = z.output<typeof criterionSchema>;

export const familySchema = z.object({ code, label, description: words.default(''), weight: rawWeight });
export type CriterionFamily = z.output<typeof familySchema>;

export const MOST_CRITERIA = 100;
/** Codes are unique; a criterion's family is one of the families (`grid-invalid` otherwise). */
export const gridSchema = z.object({
  /** Of the grid it was copied from. */
  id: z.string().max(100),
  version: z.string().max(40),
  /** ISO day. */
  date: z.string().max(10),
  title: label,
  source: words.default(''),
  families: z.array(familySchema).max(30),
  criteria: z.array(criterionSchema).max(MOST_CRITERIA),
});
export type Grid = z.output<typeof gridSchema>;

export const RANKING_METHODS = ['sum', 'topsis', 'promethee'] as const;
export type RankingMethod = (typeof RANKING_METHODS)[number];

/** How weights were looked for in the room, kept to be taken up again. `participant` null: the room together. One of each way and participant. */
const weighingHead = {
  participant: id.nullable().default(null),
  author,
  /** ISO time of the last judgement kept. */
  at: z.string().default(''),
};
export const weighingSchema = z.discriminatedUnion('way', [
  z.object({
    way: z.literal('pairwise'),
    ...weighingHead,
    /** How many times the first family counts more than the second: 1/9 … 9 (shared/decision/ahp.ts). */
    pairs: z.array(z.object({ first: code, second: code, ratio: z.number().positive().max(1000) })).max(435),
    /** Of these pairs when they were kept; null: not all pairs are judged, or nothing to contradict. */
    consistencyRatio: z.number().nullable().default(null),
  }),
  /** By family, what going from the worst to the best is worth: the greatest swing 100 (shared/decision/swing.ts). */
  z.object({ way: z.literal('swing'), ...weighingHead, swings: z.record(code, score) }),
]);
export type Weighing = z.output<typeof weighingSchema>;

/** A named set of weights, thresholds and sites. Scenario weights and shares win over those of the grid; codes the grid has no more are passed over. */
export const scenarioSchema = z.object({
  /** Null: not kept yet. */
  id: id.nullable(),
  name: label,
  description: words.default(''),
  /** Percentage by family. */
  weights: z.record(code, rawWeight),
  locked: z.array(code).max(30).default([]),
  /** Within families, by criterion. */
  shares: z.record(code, rawWeight).default({}),
  /** By criterion, in the place of the grid's; null: none. */
  exclusions: z.record(code, exclusionSchema.nullable()).default({}),
  /** By criterion, in the place of the grid's. */
  functions: z.record(code, valueFunctionSchema).default({}),
  /** Sites that do not take part. */
  leftOut: z.array(siteUid).max(20_000).default([]),
  method: z.enum(RANKING_METHODS).default('sum'),
  /** Weights are locked and dated: votes open only on a frozen ranking. ISO time. */
  frozenAt: z.string().nullable().default(null),
  weighings: z.array(weighingSchema).max(1000).default([]),
});
export type Scenario = z.output<typeof scenarioSchema>;

export const groupSchema = z.object({ id: id.nullable(), name: label, weight: rawWeight.default(1) });
export type ParticipantGroup = z.output<typeof groupSchema>;
/** `name` null: anonymous, known by its number. */
export const participantSchema = z.object({ id: id.nullable(), name: z.string().trim().max(200).nullable(), group: id.nullable() });
export type Participant = z.output<typeof participantSchema>;

export const VOTES = ['for', 'against', 'abstain'] as const;
export type Vote = (typeof VOTES)[number];
export const BALLOT_WAYS = ['table', 'file', 'phone'] as const;
export const ballotContentSchema = z.object({
  /** Percentage by family; empty where the round asks for none. */
  weights: z.record(code, rawWeight).default({}),
  /** By `uid` of site. */
  votes: z.record(siteUid, z.enum(VOTES)).default({}),
  comment: z.string().max(1000).default(''),
});
export type BallotContent = z.output<typeof ballotContentSchema>;
export const ballotSchema = z.object({
  id,
  participant: id,
  round: id,
  content: ballotContentSchema,
  status: z.enum(['draft', 'submitted']),
  via: z.enum(BALLOT_WAYS),
  at: z.string(),
});
export type Ballot = z.output<typeof ballotSchema>;

/** `revealed`: results are shown to the room. */
export const ROUND_STATES = ['open', 'closed', 'revealed'] as const;
export const roundSchema = z.object({
  id,
  number: z.number().int().positive(),
  asks: z.enum(['weights', 'votes', 'both']),
  title: label,
  scenario: id.nullable(),
  /** Sites voted on; empty where it asks for weights alone. */
  sites: z.array(siteUid).max(200),
  anonymous: z.boolean(),
  state: z.enum(ROUND_STATES),
  openedAt: z.string(),
  /** Foreseen end, ISO time; null: until it is closed. */
  endsAt: z.string().nullable(),
  closedAt: z.string().nullable(),
});
export type Round = z.output<typeof roundSchema>;

export const VERDICTS = ['accept', 'reserve', 'reject'] as const;
export type Verdict = (typeof VERDICTS)[number];
/** The last one of a site holds; earlier ones stay on record. */
export const decisionSchema = z.object({ id, site: siteUid, verdict: z.enum(VERDICTS), reason: words, author, at: z.string() });
export type Decision = z.output<typeof decisionSchema>;
export const commentSchema = z.object({ id, site: siteUid, text: words.min(1), author, at: z.string() });
export type SiteComment = z.output<typeof commentSchema>;
export const workshopActionSchema = z.object({
  id: id.nullable(),
  site: siteUid.nullable(),
  title: label,
  owner: z.string().trim().max(200).nullable(),
  /** ISO day. */
  due: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullable(),
  done: z.boolean().default(false),
});
export type WorkshopAction = z.output<typeof workshopActionSchema>;

/** Text of an entry: message `workshop.log.<code>` with its params; `note` is said by the room as it stands. */
export const LOG_CODES = [
  'opened',
  'closed',
  'weights',
  'settings',
  'method',
  'sites',
  'weighing',
  'frozen',
  'unfrozen',
  'round-opened',
  'round-closed',
  'round-revealed',
  'decision',
  'grid',
  'note',
] as const;
export type LogCode = (typeof LOG_CODES)[number];
export const logEntrySchema = z.object({
  id,
  at: z.string(),
  code: z.enum(LOG_CODES),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  note: z.string().max(2000).nullable(),
  site: siteUid.nullable(),
  author,
});
export type LogEntry = z.output<typeof logEntrySchema>;

/** What the meeting is; `openedAt` null: none was opened yet. Restore points by number. */
export const meetingSchema = z.object({
  title: z.string().trim().max(200).default(''),
  place: z.string().trim().max(200).default(''),
  date: z.string().max(10).default(''),
  facilitator: z.string().trim().max(200).default(''),
  openedAt: z.string().nullable().default(null),
  closedAt: z.string().nullable().default(null),
  pointBefore: id.nullable().default(null),
  pointAfter: id.nullable().default(null),
});
export type Meeting = z.output<typeof meetingSchema>;

export const workshopSchema = z.object({
  grid: gridSchema,
  /** The project has a copy of its own. */
  gridEdited: z.boolean(),
  /** The first is the project's default; where none is kept, one of the grid's own weights with id null. */
  scenarios: z.array(scenarioSchema),
  groups: z.array(groupSchema.extend({ id })),
  /** `unlisted`: stands for one anonymous ballot of a phone, not for somebody of the list. */
  participants: z.array(participantSchema.extend({ id, unlisted: z.boolean().default(false) })),
  rounds: z.array(roundSchema),
  ballots: z.array(ballotSchema),
  decisions: z.array(decisionSchema),
  comments: z.array(commentSchema),
  actions: z.array(workshopActionSchema.extend({ id })),
  log: z.array(logEntrySchema),
  meeting: meetingSchema,
});
export type Workshop = z.output<typeof workshopSchema>;

/** One site of the matrix, with what totals are made of. */
export const matrixSiteSchema = z.object({
  uid: siteUid,
  fid: z.number().int(),
  siteId: z.string(),
  name: z.string().nullable(),
  maturite: z.string().nullable(),
  statut: z.string().nullable(),
  surface_ha: z.number().nullable(),
  friche_ha: z.number().nullable(),
  puissance_mw: z.number().nullable(),
  /** Declared direct jobs (`site_nb_emploi`). */
  jobs: z.number().nullable(),
  commune: z.string().nullable(),
  epci: z.string().nullable(),
  /** Middle of its box, longitude and latitude in degrees. */
  place: z.tuple([z.number(), z.number()]).nullable(),
});
export type MatrixSite = z.output<typeof matrixSiteSchema>;
/** Raw values of sites by criteria, in the order of the sites' business key. Numbers in `values`, row after row of a site; NaN: missing. */
export const matrixSchema = z.object({
  sites: z.array(matrixSiteSchema),
  /** Codes of the active criteria, in the grid's order. */
  criteria: z.array(code),
  values: z.instanceof(Float64Array),
  /** By criterion: for values that are texts, the texts, and `values` holds their index; null for numbers. */
  texts: z.array(z.array(z.string()).nullable()),
  /** Results of analyses the values rest on are out of date. */
  stale: z.boolean(),
  /** Some analysis was never run: what it would give is missing so far. */
  unrun: z.boolean().optional(),
});
export type DecisionMatrix = z.output<typeof matrixSchema>;

/** How weights are drawn. `spread_percent`: each family's weight by ± so much of itself. */
export const drawingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('uniform') }),
  z.object({ kind: z.literal('around'), spread_percent: z.number().min(0).max(100).default(50) }),
  /** One of the submitted ballots of the round at each draw, with its weights; null: of all rounds. */
  z.object({ kind: z.literal('ballots'), round: id.nullable().default(null) }),
]);
export type WeightDrawing = z.output<typeof drawingSchema>;
export const MOST_DRAWS = 1_000_000;

/** By site, in the order of the matrix. Sites that take no part: 0 probabilities, NaN ranks. Ties share a rank and its probability evenly. */
export const stabilitySchema = z.object({
  draws: z.number().int(),
  seed: z.number().int(),
  /** Ranks kept in `acceptability`: min(sites, 50). */
  ranks: z.number().int(),
  /** Row after row of a site: probability of rank 1, 2, … `ranks`. */
  acceptability: z.instanceof(Float64Array),
  meanRank: z.instanceof(Float64Array),
  pFirst: z.instanceof(Float64Array),
  pTop: z.instanceof(Float64Array),
  top: z.number().int(),
  rankP05: z.instanceof(Float64Array),
  rankP95: z.instanceof(Float64Array),
  duration_ms: z.number(),
});
export type Stability = z.output<typeof stabilitySchema>;

const weightEndSchema = z.object({ weight: finite, score: z.number().or(z.nan()), rank: z.number().int() });
/** What the place of a site hangs on (shared/decision/robustness.ts). Weights are percentages of families; score NaN and rank 0: none under these weights. */
export const robustnessSchema = z.object({
  bars: z.array(z.object({ family: z.string(), low: weightEndSchema, high: weightEndSchema })),
  /** The sites before and after it, by `uid`; swap null: no single weight does it. */
  neighbours: z.array(z.object({ site: siteUid, swap: z.object({ family: z.string(), from: finite, to: finite }).nullable() })),
  deciding: z.array(z.object({ code: z.string(), moved: z.number().int(), entering: z.number().int(), changesFirst: z.boolean() })),
});
export type Robustness = z.output<typeof robustnessSchema>;

/** The room's server: what the facilitator sees. `url` is for the QR code and holds the secret. */
export const roomSchema = z.object({
  url: z.string(),
  /** QR code of `url` as rows of 0 and 1. */
  code: z.array(z.string()),
  address: z.string(),
  /** False once this machine has left the network the address is of. */
  reachable: z.boolean(),
  port: z.number().int(),
  round: id.nullable(),
  startedAt: z.string(),
  /** `open`: any browser that comes, once; `personal`: who has a code of their own. */
  admission: z.enum(['open', 'personal']),
  /** Phones that came, ballots handed in for the round. */
  joined: z.number().int(),
  submitted: z.number().int(),
  /** Most ballots of the round that came from one machine: more than one is a relay, or somebody who votes twice. */
  fromOne: z.number().int(),
  seats: z.number().int(),
});
export type RoomState = z.output<typeof roomSchema>;

/** What lets one participant vote, once a round, from any phone. `number`: place in the list, for those without a name. */
export const cardSchema = z.object({
  participant: id,
  number: z.number().int().positive(),
  name: z.string().nullable(),
  group: z.string().nullable(),
  code: z.string(),
});
export type VotingCard = z.output<typeof cardSchema>;
