/** What the planner sets for a project, under undo (emprise_reglages). */
import type { Database } from 'better-sqlite3';
import type { Row } from '../../../shared/domain/change.ts';
import type { MethodeSurface } from '../../../shared/domain/site.ts';

export interface ProjectSettings {
  readonly nom: string;
  readonly methode_surface: MethodeSurface;
  /** Who makes the maps and reports of the project, and how they are reached; empty: not said. */
  readonly realisation: string;
  readonly contact: string;
  /** Fictional data, said everywhere. */
  readonly demonstration: boolean;
}

export function readSettings(db: Database): ProjectSettings {
  const stored = new Map(db.prepare<[], [string, string | null]>('SELECT cle, valeur FROM emprise_reglages').raw().all());
  return {
    nom: stored.get('nom') ?? '',
    methode_surface: stored.get('methode_surface') === 'ellipsoide' ? 'ellipsoide' : 'projection_legale',
    realisation: stored.get('realisation') ?? '',
    contact: stored.get('contact') ?? '',
    demonstration: stored.get('demonstration') === 'oui',
  };
}

/** The rows to put so that the settings of `patch` hold. */
export function settingRows(db: Database, patch: Partial<ProjectSettings>): Row[] {
  const find = db.prepare<[string], number>('SELECT id FROM emprise_reglages WHERE cle = ?').pluck();
  return Object.entries(patch).map(([key, value]) => ({
    id: find.get(key) ?? null,
    cle: key,
    valeur: typeof value === 'boolean' ? (value ? 'oui' : 'non') : value,
  }));
}
