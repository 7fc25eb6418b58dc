import { statSync } from 'node:fs';
import path from 'node:path';
import type { CheckResult, ProjectInfo } from '../../../../shared/contract/cli.ts';
import { type Language, translate } from '../../../../shared/messages/index.ts';
import { createProject, type ProjectReader, SCHEMA_VERSION } from '../../store/index.ts';
import { fillDemonstration } from './demonstration.ts';
import type { Hooks } from './hooks.ts';
import { layerTitle } from './map-layers.ts';

export interface CreateOptions {
  readonly name?: string | undefined;
  readonly demo?: boolean | undefined;
  readonly force?: boolean | undefined;
}

/** Makes a project file, empty or with the demonstration. Throws `project-exists` unless `force`. */
export async function createProjectFile(target: string, options: CreateOptions, hooks: Hooks): Promise<ProjectInfo> {
  const demo = options.demo ?? false;
  const name = options.name ?? (demo ? translate(hooks.language, 'demo.project-name') : path.basename(target, path.extname(target)));
  const project = await createProject(
    target,
    'command',
    { userData: null, appVersion: hooks.version },
    { name, demo, force: options.force ?? false },
  );
  try {
    if (demo) fillDemonstration(project, hooks);
    const info = projectInfo(project, hooks.language);
    await project.commit();
    return { ...info, file: target, bytes: statSync(target).size };
  } catch (error) {
    await project.close();
    throw error;
  }
}

export function projectInfo(reader: ProjectReader, language: Language): ProjectInfo {
  const { nom, methode_surface, demonstration } = reader.settings();
  const file = reader.path ?? reader.workingPath;
  return {
    name: nom,
    file,
    bytes: statSync(reader.workingPath).size,
    demonstration,
    schema: SCHEMA_VERSION,
    methode_surface,
    layers: reader
      .layers()
      .filter((layer) => layer.count > 0)
      .map((layer) => ({
        table: layer.table,
        kind: layer.kind,
        title: layerTitle(layer, language),
        geometry: layer.geometry,
        count: layer.count,
        extent: layer.extent,
      })),
    sources: reader.rows('sources').map((row) => ({
      nom: textOf(row['nom']),
      fichier: textOf(row['fichier']),
      producteur: textOf(row['producteur']),
      millesime: textOf(row['millesime']),
      importe_le: textOf(row['importe_le']),
    })),
    analyses: reader.analyses().map(({ code, computedAt, stale, parameters, engineVersion }) => ({
      code,
      computedAt,
      stale,
      parameters: { ...parameters },
      engineVersion,
    })),
  };
}

export function checkProject(reader: ProjectReader, language: Language): CheckResult {
  const problems = reader.check();
  return {
    ok: problems.length === 0,
    problems: problems.map(({ code, params, table, count }) => ({
      code,
      table,
      count,
      message: translate(language, `problem.${code}`, params),
    })),
  };
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}
