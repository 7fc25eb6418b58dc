import { useEffect, useState } from 'react';
import { call } from '../../engine/call.ts';
import { useProject } from '../../state/project.ts';
import { useView } from '../../state/view.ts';
import { areas_ha } from './areas.ts';

export interface ChosenObject {
  readonly fid: number;
  /** What it calls itself, null where it has no name. */
  readonly name: string | null;
  /** By the project's method; null for points and lines. */
  readonly surface_ha: number | null;
}

const NAMES = ['site_nom', 'nom', 'terr_id', 'idu', 'titre', 'etab_nom', 'libelle', 'name', 'NOM', 'friche_id'];
/** More are counted, not listed. */
export const MOST_LISTED = 60;

/** Names and hectares of chosen objects; null while they are being asked for. */
export function useObjects(table: string, fids: readonly number[]): readonly ChosenObject[] | null {
  const epsg = useView((view) => view.readout.epsg);
  const method = useProject((store) => store.project?.methodeSurface ?? 'projection_legale');
  const [objects, setObjects] = useState<readonly ChosenObject[] | null>(null);
  useEffect(() => {
    let current = true;
    const listed = fids.slice(0, MOST_LISTED);
    void Promise.all([areas_ha(table, fids, epsg, method), Promise.all(listed.map((fid) => call('object/get', { table, fid })))])
      .then(([areas, sheets]) => {
        const names = new Map(
          sheets.map((sheet) => [
            sheet.fid,
            NAMES.map((field) => sheet.values[field]).find((value) => typeof value === 'string' && value !== ''),
          ]),
        );
        const made = fids.map((fid) => ({ fid, name: (names.get(fid) as string | undefined) ?? null, surface_ha: areas.get(fid) ?? null }));
        if (current) setObjects(made);
      })
      .catch(() => current && setObjects([]));
    return () => {
      current = false;
    };
  }, [table, fids, epsg, method]);
  return objects;
}
