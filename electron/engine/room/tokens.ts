/**
 * What phones are known by. All of it is made from the workshop's key, which never leaves the engine: everybody in the room knows the address,
 * so the address alone must not make tokens. Tokens are `id.signature`, both base64url; those of another workshop are strangers.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Without letters and digits that look alike on paper. 32 of them: five bits each. */
const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const ADDRESS_SIGNS = 10;
const CODE_SIGNS = 8;
/** Outside the ports that systems give out by themselves (32768 and on). */
const FIRST_PORT = 20_000;
const PORTS = 10_000;
const PERSON = 'person-';

const keyed = (key: string, words: string): Buffer => createHmac('sha256', key).update(words).digest();
const signed = (key: string, words: string, count: number): string =>
  Array.from(keyed(key, words).subarray(0, count), (byte) => SIGNS[byte % SIGNS.length]).join('');

/** First part of every path of the room: fifty bits, in letters that can be typed from the wall. */
export function addressSecret(key: string): string {
  return signed(key, 'emprise-room address', ADDRESS_SIGNS).toLowerCase();
}

/** The same for the same workshop: phones find an engine that starts again where it was. */
export function usualPort(key: string): number {
  return FIRST_PORT + (keyed(key, 'emprise-room port').readUInt32BE() % PORTS);
}

/** Of a participant's own card: forty bits, asked of the server a few times a second at most. */
export function personalCode(key: string, participant: number): string {
  return signed(key, `emprise-room code ${participant}`, CODE_SIGNS);
}

/** As it was typed: small letters, spaces and dashes are the same code. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

function signature(key: string, id: string): string {
  return keyed(key, `emprise-room ${id}`).toString('base64url').slice(0, 22);
}

/** Of anybody's browser. */
export function newToken(key: string): string {
  const id = randomBytes(12).toString('base64url');
  return `${id}.${signature(key, id)}`;
}

/** Of a participant: the same whatever it is asked from. */
export function personalToken(key: string, participant: number): string {
  const id = `${PERSON}${String(participant).padStart(9, '0')}`;
  return `${id}.${signature(key, id)}`;
}

export function isToken(key: string, token: unknown): token is string {
  if (typeof token !== 'string' || !/^[\w-]{16}\.[\w-]{22}$/.test(token)) return false;
  return isSame(token.slice(17), signature(key, token.slice(0, 16)));
}

/** The participant a token was made for; null: anybody's. The token has been checked. */
export function personOf(token: string): number | null {
  const found = /^person-(\d{9})\./.exec(token);
  return found ? Number(found[1]) : null;
}

/** In constant time. */
export function isSame(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(one), hash(other));
}

/** What the project keeps of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** What it keeps in an anonymous round: another each time, so that no ballot leads to the person, nor to their other ballots. */
export function ballotMark(key: string, token: string, round: number): string {
  return `anonyme-${keyed(key, `emprise-room ballot ${round} ${token}`).toString('hex')}`;
}
