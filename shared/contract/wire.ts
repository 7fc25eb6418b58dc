/**
 * Frames on the port between window and engine, and the private messages between main and engine.
 * Frames are checked for shape here; parameters, results and payloads against the contract by whoever receives them.
 */
import { z } from 'zod';
import { engineErrorSchema } from './engine.ts';

export const requestFrameSchema = z.object({ id: z.number().int().min(1), call: z.string().max(100), params: z.unknown() });
export const responseFrameSchema = z.discriminatedUnion('ok', [
  z.object({ id: z.number().int(), ok: z.literal(true), result: z.unknown() }),
  z.object({ id: z.number().int(), ok: z.literal(false), error: engineErrorSchema }),
]);
export const eventFrameSchema = z.object({ event: z.string().max(100), payload: z.unknown() });

export type RequestFrame = z.output<typeof requestFrameSchema>;
export type ResponseFrame = z.output<typeof responseFrameSchema>;
export type EventFrame = z.output<typeof eventFrameSchema>;

/** read: a source to import; document: a project, read and rewritten; write: a target the user chose. */
export const GRANT_MODES = ['read', 'document', 'write'] as const;
export type GrantMode = (typeof GRANT_MODES)[number];

/** The right to use one file. Only main makes grants, only the engine sees `path`; the window holds the token. */
export const fileGrantSchema = z.object({
  token: z.string().min(8).max(100),
  path: z.string().min(1),
  name: z.string(),
  /** Bytes; null for a target that does not exist yet. */
  size: z.number().int().nullable(),
  mode: z.enum(GRANT_MODES),
});
export type FileGrant = z.output<typeof fileGrantSchema>;

/** Main to engine. `client` comes with a transferred port, or, behind the relay, announces the sender of `frame` messages; `gone` ends it. */
export const controlSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('client'), client: z.number().int() }),
  z.object({ type: z.literal('frame'), client: z.number().int(), frame: z.unknown() }),
  z.object({ type: z.literal('gone'), client: z.number().int() }),
  z.object({ type: z.literal('grant'), grant: fileGrantSchema }),
  /** Whether the engine may reach the network at all; it may not until told. */
  z.object({ type: z.literal('network'), allowed: z.boolean() }),
  z.object({ type: z.literal('quit') }),
]);
export type Control = z.output<typeof controlSchema>;

/** Engine to main (`frame` only as far as the relay). */
export const controlReplySchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('granted'), token: z.string() }),
  z.object({ type: z.literal('network'), allowed: z.boolean() }),
  z.object({ type: z.literal('frame'), client: z.number().int(), frame: z.unknown() }),
]);
export type ControlReply = z.output<typeof controlReplySchema>;
