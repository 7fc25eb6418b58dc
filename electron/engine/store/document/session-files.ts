/** The folder of a working session, `<userData>/sessions/<id>`: `work.gpkg` and `session.json`. What a crash leaves there can be recovered. */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { EmpriseError } from '../../../../shared/contract/errors.ts';
import { connect } from '../connection.ts';
import { readCount } from '../meta.ts';
import { readSettings } from '../settings.ts';
import { isAlive, writeWhole } from './files.ts';

const stampSchema = z.object({ bytes: z.number(), modified_ms: z.number(), changeCounter: z.number() });
const sessionSchema = z.object({
  document: z.string().nullable(),
  stamp: stampSchema.nullable(),
  /** Edit number (emprise_meta) the document has. */
  savedEdits: z.number(),
  savedAt: z.string().nullable(),
  pid: z.number(),
  host: z.string(),
});
export type SessionRecord = z.output<typeof sessionSchema>;

export interface RecoverableSession {
  readonly session: string;
  readonly name: string;
  readonly document: string | null;
  readonly folder: string | null;
  readonly editedAt: string;
  readonly savedAt: string | null;
}

function root(userData: string): string {
  return join(userData, 'sessions');
}

export function newSession(userData: string): { id: string; folder: string; work: string } {
  const id = randomUUID();
  const place = sessionPlace(userData, id);
  mkdirSync(place.folder, { recursive: true });
  return { id, ...place };
}

/** Throws `object-unknown` for an id that is no session's: it becomes a folder's name. */
export function sessionPlace(userData: string, id: string): { folder: string; work: string } {
  if (!/^[A-Za-z0-9-]+$/.test(id)) throw new EmpriseError('object-unknown', { id });
  const folder = join(root(userData), id);
  return { folder, work: join(folder, 'work.gpkg') };
}

export function writeSession(folder: string, record: Omit<SessionRecord, 'pid' | 'host'>): void {
  writeWhole(join(folder, 'session.json'), JSON.stringify({ ...record, pid: process.pid, host: hostname() }));
}

export function readSession(folder: string): SessionRecord | null {
  try {
    return sessionSchema.parse(JSON.parse(readFileSync(join(folder, 'session.json'), 'utf8')));
  } catch {
    return null;
  }
}

/** A folder is made before its record: one without a record for so long was left by a process that died in between. */
const UNRECORDED_MS = 86_400_000;

/** Sessions of dead processes with work their document does not have. Those without such work are cleared away. */
export function recoverableSessions(userData: string): RecoverableSession[] {
  if (!existsSync(root(userData))) return [];
  const found: RecoverableSession[] = [];
  for (const id of readdirSync(root(userData)).filter((name) => !name.startsWith('.'))) {
    const { folder, work } = sessionPlace(userData, id);
    const record = readSession(folder);
    if (record && (record.host !== hostname() || isOpen(folder, record.pid))) continue;
    const left = record && existsSync(work) ? unsavedWork(work, record) : null;
    if (record && left) {
      found.push({
        session: id,
        name: left.name,
        document: record.document,
        folder: record.document === null ? null : dirname(record.document),
        editedAt: left.editedAt,
        savedAt: record.savedAt,
      });
    } else if (record || isAbandoned(folder)) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return found.sort((a, b) => b.editedAt.localeCompare(a.editedAt));
}

function isAbandoned(folder: string): boolean {
  return !existsSync(join(folder, 'session.json')) && Date.now() - statSync(folder).mtimeMs > UNRECORDED_MS;
}

/** Process numbers begin anew at each start of the machine: a record older than that speaks of a dead process. */
function isOpen(folder: string, pid: number): boolean {
  const startedAt_ms = Date.now() - uptime() * 1000;
  return isAlive(pid) && statSync(join(folder, 'session.json')).mtimeMs > startedAt_ms;
}

function unsavedWork(work: string, record: SessionRecord): { name: string; editedAt: string } | null {
  const files = [work, `${work}-wal`].filter((path) => existsSync(path));
  const editedAt = new Date(Math.max(...files.map((path) => statSync(path).mtimeMs))).toISOString();
  const fallback = record.document === null ? '' : basename(record.document, '.gpkg');
  try {
    const db = connect(work, 'session');
    try {
      if (readCount(db, 'edits') === record.savedEdits) return null;
      return { name: readSettings(db).nom || fallback, editedAt };
    } finally {
      db.close();
    }
  } catch {
    // Not even readable: still the user's to throw away.
    return { name: fallback, editedAt };
  }
}

export function discardSession(userData: string, id: string): void {
  rmSync(sessionPlace(userData, id).folder, { recursive: true, force: true });
}
