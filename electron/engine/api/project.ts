import { EmpriseError } from '../../../shared/contract/errors.ts';
import { createProject, discardSession, openProject, recoverableSessions, recoverSession } from '../store/index.ts';
import type { EngineHandlers } from './serve.ts';
import { fillDemonstration } from './services/demonstration.ts';
import { silentHooks } from './services/hooks.ts';
import { checkProject } from './services/project.ts';
import type { Workspace } from './workspace.ts';

type ProjectCall = Extract<keyof EngineHandlers, `project/${string}`>;

export function projectHandlers(workspace: Workspace): Pick<EngineHandlers, ProjectCall> {
  const { context } = workspace;
  const installation = { resources: context.resources, version: context.version };
  const target = (token: string) => context.files.resolve(token, 'write').path;
  return {
    'project/create': async ({ file, name, demo, language }) => {
      const document = file === null ? null : target(file);
      await workspace.open(() => createProject(document, 'session', workspace.environment, { name, demo, force: true }));
      if (demo) workspace.changed(fillDemonstration(workspace.project, silentHooks(installation, language)), 'import');
      return workspace.summary();
    },
    'project/open': ({ file, how }) => {
      const { path: document } = context.files.resolve(file, 'read');
      if (workspace.isOpen && workspace.project.path === document) return workspace.announce();
      const options = { readOnly: how === 'read-only', ignoreLock: how === 'despite-lock' };
      return workspace.open(() => openProject(document, 'session', workspace.environment, options));
    },
    'project/summary': () => (workspace.isOpen ? workspace.summary() : null),
    'project/save': (options) => workspace.save(options),
    'project/save-as': ({ file }) => workspace.saveAs(target(file)),
    'project/reload': () => {
      const document = workspace.project.path;
      if (document === null) throw new EmpriseError('file-not-found', { file: workspace.project.settings().nom });
      return workspace.reload(() => openProject(document, 'session', workspace.environment));
    },
    'project/close': async (options) => {
      await workspace.close(options);
      return {};
    },
    'project/settings': ({ name, methodeSurface }) => {
      const patch = {
        ...(name === undefined ? {} : { nom: name }),
        ...(methodeSurface === undefined ? {} : { methode_surface: methodeSurface }),
      };
      workspace.changed(workspace.project.putSettings(patch, { code: 'settings', params: {}, origin: 'settings' }), 'settings');
      return workspace.summary();
    },
    'project/check': ({ language }) => checkProject(workspace.project, language),
    'project/recoverable': () =>
      recoverableSessions(context.userData).map(({ session, name, folder, editedAt, savedAt }) => ({
        session,
        name,
        folder,
        editedAt,
        savedAt,
      })),
    'project/recover': ({ session }) => workspace.open(() => recoverSession(context.userData, session, workspace.environment)),
    'project/discard-session': ({ session }) => {
      discardSession(context.userData, session);
      return {};
    },
  };
}
