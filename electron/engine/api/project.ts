import { EmpriseError } from '../../../shared/contract/errors.ts';
import { createProject, discardSession, openProject, type Project, recoverableSessions, recoverSession } from '../store/index.ts';
import { openingPoint } from './restore-points.ts';
import type { EngineHandlers } from './serve.ts';
import { fillDemonstration } from './services/demonstration.ts';
import { type Hooks, silentHooks } from './services/hooks.ts';
import { checkProject } from './services/project.ts';
import type { Workspace } from './workspace.ts';

type ProjectCall = Extract<keyof EngineHandlers, `project/${string}`>;

export function projectHandlers(workspace: Workspace): Pick<EngineHandlers, ProjectCall> {
  const { context } = workspace;
  const installation = { resources: context.resources, version: context.version };
  const target = (token: string) => context.files.resolve(token, 'write').path;
  /** Throws `object-unknown` for a session that lives: its working copy is in use. */
  const leftBehind = (session: string): string => {
    if (!recoverableSessions(context.userData).some((left) => left.session === session))
      throw new EmpriseError('object-unknown', { id: session });
    return session;
  };
  return {
    'project/create': ({ file, name, demo, language, discard }) => {
      const document = file === null ? null : target(file);
      if (!demo) return workspace.open(() => createProject(document, 'session', workspace.environment, { name, force: true }), { discard });
      return workspace.open(() => demonstration(workspace, { document, name }, silentHooks(installation, language)), { discard });
    },
    'project/open': async ({ file, how, discard }) => {
      const { path: document } = context.files.resolve(file, 'read');
      const open = workspace.isOpen && workspace.project.path === document ? workspace.project.state() : null;
      const asAsked = open !== null && (!open.readOnly || how === 'read-only');
      if (asAsked && !discard) return workspace.announce();
      // a lock on the document that is open is this window's own
      const options = { readOnly: how === 'read-only', ignoreLock: how === 'despite-lock' || open?.readOnly === false };
      const summary = await workspace.open(() => openProject(document, 'session', workspace.environment, options), { discard });
      openingPoint(workspace);
      return summary;
    },
    'project/summary': () => (workspace.isOpen ? workspace.summary() : null),
    'project/save': (options) => workspace.save(options),
    'project/save-as': ({ file }) => workspace.saveAs(target(file)),
    'project/reload': () => {
      const { path: document } = workspace.project;
      if (document === null) throw new EmpriseError('file-not-found', { file: workspace.project.settings().nom });
      // the lock is this window's own, taken anew
      const options = { ignoreLock: true, readOnly: workspace.project.state().readOnly };
      return workspace.reload(() => openProject(document, 'session', workspace.environment, options));
    },
    'project/close': async (options) => {
      await workspace.close(options);
      return {};
    },
    'project/settings': ({ name, methodeSurface, realisation, contact }) => {
      const patch = {
        ...(name === undefined ? {} : { nom: name }),
        ...(methodeSurface === undefined ? {} : { methode_surface: methodeSurface }),
        ...(realisation === undefined ? {} : { realisation: realisation.trim() }),
        ...(contact === undefined ? {} : { contact: contact.trim() }),
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
    'project/recover': ({ session }) => workspace.open(() => recoverSession(context.userData, leftBehind(session), workspace.environment)),
    'project/discard-session': ({ session }) => {
      discardSession(context.userData, leftBehind(session));
      return {};
    },
  };
}

/** The demonstration, whole before it is shown, and written where it has a place. */
async function demonstration(
  workspace: Workspace,
  { document, name }: { document: string | null; name: string },
  hooks: Hooks,
): Promise<Project> {
  const project = await createProject(null, 'session', workspace.environment, { name, demo: true });
  try {
    fillDemonstration(project, hooks);
    if (document !== null) await project.saveAs(document);
    return project;
  } catch (error) {
    await project.close({ discard: true });
    throw error;
  }
}
