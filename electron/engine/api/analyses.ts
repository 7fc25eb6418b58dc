import type { EngineHandlers } from './serve.ts';
import { analysisStates, storeAnalyses } from './services/analyse.ts';
import { planAnalyses } from './services/plan-analyses.ts';
import type { Workspace } from './workspace.ts';

export function analysisHandlers(
  workspace: Workspace,
): Pick<EngineHandlers, 'analysis/start' | 'analysis/list' | 'job/cancel' | 'job/list'> {
  const { context } = workspace;
  const installation = { resources: context.resources, version: context.version };
  return {
    'analysis/start': (request) => {
      const { project } = workspace;
      const plan = planAnalyses(project, request);
      return workspace.jobs.run({
        kind: 'analyse',
        subject: plan.map(({ code }) => code).join(', '),
        start: (hooks) => context.jobs.start('analyse', { path: project.workingPath, plan, installation }, hooks),
        finish: (outcomes) => {
          if (outcomes.length > 0) workspace.changed(storeAnalyses(project, outcomes), 'analysis');
          return {};
        },
      });
    },
    'analysis/list': () => analysisStates(workspace.project),
    'job/cancel': async ({ job }) => {
      await workspace.jobs.cancel(job);
      return {};
    },
    'job/list': () => [...context.jobs.list(), ...context.downloads.list()],
  };
}
