/** Calls of the workshop. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import {
  ballotContentSchema,
  cardSchema,
  commentSchema,
  decisionSchema,
  drawingSchema,
  gridSchema,
  groupSchema,
  logEntrySchema,
  MOST_DRAWS,
  matrixSchema,
  meetingSchema,
  participantSchema,
  robustnessSchema,
  roomSchema,
  roundSchema,
  scenarioSchema,
  stabilitySchema,
  weighingSchema,
  workshopActionSchema,
  workshopSchema,
} from '../domain/workshop.ts';

const id = z.number().int().positive();
const language = z.enum(['fr', 'en']).default('fr');
const none = z.object({});
const token = z.string().min(8).max(100);

/** What one call takes and gives; `receipt` is a step of the journal. */
export function workshopCalls<R extends z.ZodType>(receipt: R) {
  const call = <P extends z.ZodType, A extends z.ZodType>(params: P, result: A) => ({ params, result });
  const kept = z.object({ receipt, id });
  return {
    /** All of it but the values. `language`: of the default grid, where the project has no copy of its own. */
    'workshop/get': call(z.object({ language }), workshopSchema),
    'workshop/matrix': call(z.object({ language }), matrixSchema),
    /** Ranks by draws of weights, in a thread. Throws `no-sites`, `workshop-weights-zero`, `workshop-no-ballots`. A later call of the same window drops this one (`cancelled`). */
    'workshop/stability': call(
      z.object({
        /** As it stands in the window, kept or not. */
        scenario: scenarioSchema,
        drawing: drawingSchema,
        draws: z.number().int().min(1).max(MOST_DRAWS).default(10_000),
        seed: z.number().int().min(0).max(0xffffffff).default(2030),
        /** k of « among the first k ». */
        top: z.number().int().min(1).max(50).default(5),
        language,
      }),
      stabilitySchema,
    ),
    /** What the place of a site hangs on, in a thread; all empty where it has no rank. Throws `object-unknown`, `no-sites`, `workshop-weights-zero`. A later call drops this one (`cancelled`). */
    'workshop/robustness': call(
      z.object({
        scenario: scenarioSchema,
        site: z.string().min(1).max(100),
        spread_percent: z.number().positive().max(100).default(50),
        top: z.number().int().min(1).max(50).default(5),
        language,
      }),
      robustnessSchema,
    ),

    /** The project's own copy of the grid. Throws `grid-invalid`. Judgements of criteria that are gone go with them. */
    'workshop/change-grid': call(z.object({ grid: gridSchema }), receipt),
    /** The default grid again. */
    'workshop/reset-grid': call(none, receipt),
    /** Id null: a new one. Throws `object-unknown`, `grid-invalid`, `workshop-weights-zero`, `workshop-frozen` where a frozen one would rank otherwise. */
    'workshop/put-scenario': call(z.object({ scenario: scenarioSchema, author: z.string().max(200).nullable().default(null) }), kept),
    'workshop/remove-scenario': call(z.object({ id }), receipt),
    /**
     * Judgements of pairs or swings as they stand, in the place of the participant's former ones; none at all: they are forgotten. The engine dates them
     * and reckons their consistency. `scenario` null: the first one, not kept yet. `apply`: the weights that follow become the scenario's, in the same
     * step. Throws `object-unknown`, `parameter-invalid` where no weights follow, `workshop-frozen`.
     */
    'workshop/keep-weighing': call(
      z.object({ scenario: id.nullable(), weighing: weighingSchema, apply: z.boolean().default(false) }),
      kept,
    ),
    /** Dates the weights and locks them, or opens them again. */
    'workshop/freeze': call(z.object({ id, frozen: z.boolean() }), receipt),
    /** Null: said no more. Throws `criterion-unknown`, `parameter-invalid` off the scale. */
    'workshop/judge': call(
      z.object({
        site: z.string(),
        criterion: z.string(),
        value: z.number().finite().nullable(),
        reason: z.string().max(2000).default(''),
        author: z.string().max(200).nullable().default(null),
      }),
      receipt,
    ),

    'workshop/put-group': call(groupSchema, kept),
    'workshop/remove-group': call(z.object({ id }), receipt),
    'workshop/put-participant': call(participantSchema, kept),
    /** With their ballots. */
    'workshop/remove-participant': call(z.object({ id }), receipt),

    /** Throws `workshop-round-open` where one is open, `workshop-not-frozen` for votes on a scenario that is not frozen. `minutes` null: until it is closed. */
    'workshop/open-round': call(
      roundSchema
        .pick({ asks: true, title: true, scenario: true, sites: true, anonymous: true })
        .extend({ minutes: z.number().positive().max(600).nullable().default(null) }),
      kept,
    ),
    'workshop/close-round': call(z.object({ id }), receipt),
    'workshop/reveal-round': call(z.object({ id }), receipt),
    /** Entered on this machine; the participant's former one of the round is replaced while the round is open. Throws `ballot-refused`. */
    'workshop/put-ballot': call(
      z.object({ participant: id, round: id, content: ballotContentSchema, submitted: z.boolean().default(true) }),
      kept,
    ),
    'workshop/remove-ballot': call(z.object({ id }), receipt),
    /** A table (CSV, XLSX, ODS) after the template, or a JSON file `[{ participant, group?, weights, votes, comment? }]`: read = imported + refused. */
    'workshop/import-ballots': call(
      z.object({ file: token, round: id }),
      z.object({
        receipt: receipt.nullable(),
        read: z.number().int(),
        imported: z.number().int(),
        /** `reason`: cause of `ballot-refused`; `column`: as the file calls it. Rows are counted from 1, without titles. */
        refused: z.array(
          z.object({ row: z.number().int(), name: z.string().nullable(), reason: z.string(), column: z.string().nullable() }),
        ),
        /** Columns that say nothing this round asks for. */
        ignored: z.array(z.string()),
      }),
    ),
    /** A table to fill, CSV: the people of the list, and a column for all that the round asks. */
    'workshop/export-ballot-template': call(z.object({ file: token, round: id, language }), z.object({ written: z.string() })),

    /** Also writes `sites.statut` (retenu, reserve, ecarte), in the same step. */
    'workshop/decide': call(decisionSchema.omit({ id: true, at: true }), kept),
    /** The same verdict for all of them, in one step. */
    'workshop/decide-several': call(
      decisionSchema.pick({ verdict: true, reason: true, author: true }).extend({ sites: z.array(z.string()).min(1).max(2000) }),
      receipt,
    ),
    'workshop/remove-decision': call(z.object({ id }), receipt),
    'workshop/comment': call(commentSchema.omit({ id: true, at: true }), kept),
    'workshop/remove-comment': call(z.object({ id }), receipt),
    'workshop/put-action': call(workshopActionSchema, kept),
    'workshop/remove-action': call(z.object({ id }), receipt),
    'workshop/note': call(logEntrySchema.pick({ note: true, site: true, author: true }), kept),

    'workshop/change-meeting': call(meetingSchema.pick({ title: true, place: true, date: true, facilitator: true }).partial(), receipt),
    /** A restore point before, the time and a line of the log. `name` of the point, in the planner's words. */
    'workshop/open': call(z.object({ name: z.string().trim().min(1).max(200) }), receipt),
    /** Closes an open round, stops the room's server, a restore point after. */
    'workshop/close': call(z.object({ name: z.string().trim().min(1).max(200) }), receipt),

    /** Participants without a name, for cards that anybody may take. */
    'workshop/add-participants': call(z.object({ count: z.number().int().min(1).max(200), group: id.nullable().default(null) }), receipt),
    /** Codes of the people of the list, one each, the same until the workshop ends. */
    'workshop/cards': call(none, z.object({ cards: z.array(cardSchema) })),
    /** The same to cut, as PDF: with a QR code of their own where the room is open. */
    'workshop/export-cards': call(z.object({ file: token, language }), z.object({ written: z.string(), cards: z.number().int() })),

    /** Addresses of this machine on the networks it is on; never loopback unless there is no other. `looks`: of the asker's, to ask anew. */
    'workshop/addresses': call(
      z.object({ looks: z.number().int().default(0) }),
      z.array(z.object({ name: z.string(), address: z.string() })),
    ),
    /** Listens on the address until stopped, or the project closes; `port` 0: the workshop's usual one, so that phones find it again. Throws `room-not-listening`, `workshop-no-round`. */
    'workshop/start-room': call(
      z.object({
        address: z.string().max(60),
        port: z.number().int().min(0).max(65_535).default(0),
        seats: z.number().int().min(1).max(500).default(100),
        admission: roomSchema.shape.admission.default('open'),
        language,
      }),
      roomSchema,
    ),
    'workshop/stop-room': call(none, none),
    /** Null where it is off. */
    'workshop/room': call(none, roomSchema.nullable()),
  } as const;
}

export const workshopEvents = {
  /** The server began, ended, or somebody came or voted. */
  'workshop/room': z.object({ room: roomSchema.nullable() }),
} as const;
