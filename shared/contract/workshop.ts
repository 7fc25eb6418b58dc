/** Calls of the workshop. Part of the contract of `engine.ts`. */
import { z } from 'zod';
import {
  ballotContentSchema,
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
  roomSchema,
  roundSchema,
  scenarioSchema,
  stabilitySchema,
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

    /** The project's own copy of the grid. Throws `grid-invalid`. Judgements of criteria that are gone go with them. */
    'workshop/change-grid': call(z.object({ grid: gridSchema }), receipt),
    /** The default grid again. */
    'workshop/reset-grid': call(none, receipt),
    /** Id null: a new one. Throws `object-unknown`, `workshop-weights-zero`, `workshop-frozen` where a frozen one would get other weights. */
    'workshop/put-scenario': call(z.object({ scenario: scenarioSchema, author: z.string().max(200).nullable().default(null) }), kept),
    'workshop/remove-scenario': call(z.object({ id }), receipt),
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
    /** A JSON file of ballots `[{ participant, group?, weights, votes, comment? }]`: read = imported + refused. */
    'workshop/import-ballots': call(
      z.object({ file: token, round: id }),
      z.object({
        receipt: receipt.nullable(),
        read: z.number().int(),
        imported: z.number().int(),
        refused: z.array(z.object({ row: z.number().int(), reason: z.string() })),
      }),
    ),

    /** Also writes `sites.statut` (retenu, reserve, ecarte), in the same step. */
    'workshop/decide': call(decisionSchema.omit({ id: true, at: true }), kept),
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

    /** Addresses of this machine on the networks it is on; never loopback unless there is no other. */
    'workshop/addresses': call(none, z.array(z.object({ name: z.string(), address: z.string() }))),
    /** Listens on the address until stopped, or the project closes. Throws `room-not-listening`, `workshop-no-round`. */
    'workshop/start-room': call(
      z.object({
        address: z.string().max(60),
        port: z.number().int().min(0).max(65_535).default(0),
        seats: z.number().int().min(1).max(500).default(100),
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
