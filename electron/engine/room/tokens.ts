/** Tokens of phones: `id.signature`, both base64url. Signed with the workshop's secret: those of another workshop are strangers. */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

function signature(secret: string, id: string): string {
  return createHmac('sha256', secret).update(`emprise-room ${id}`).digest('base64url').slice(0, 22);
}

export function newToken(secret: string): string {
  const id = randomBytes(12).toString('base64url');
  return `${id}.${signature(secret, id)}`;
}

export function isToken(secret: string, token: unknown): token is string {
  if (typeof token !== 'string' || !/^[\w-]{16}\.[\w-]{22}$/.test(token)) return false;
  return isSame(token.slice(17), signature(secret, token.slice(0, 16)));
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
