import type { ReportKind } from '../../../shared/domain/report.ts';
import type { Command } from '../../state/commands.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useProject } from '../../state/project.ts';
import { useSelection } from '../../state/selection.ts';

const isOpen = (): boolean => useProject.getState().project !== null;
const count = (table: string): number => useProject.getState().project?.layers.find((layer) => layer.table === table)?.count ?? 0;
const hasSites = (): boolean => count('sites') > 0;
const selectedSite = (): number | null => {
  const { table, primary } = useSelection.getState();
  return table === 'sites' ? primary : null;
};
const show = (report: ReportKind, fid: number | null = null): void => useDialogs.getState().show({ kind: 'report', report, fid });

/** Documents on a site, a territory or the whole project. */
export const reportCommands: readonly Command[] = [
  {
    id: 'report/open',
    label: 'command.report/open',
    icon: 'report',
    when: isOpen,
    run: () => show(selectedSite() === null ? 'synthese' : 'site', selectedSite()),
  },
  {
    id: 'report/site',
    label: 'command.report/site',
    icon: 'report',
    when: () => isOpen() && selectedSite() !== null,
    run: () => show('site', selectedSite()),
  },
  {
    id: 'report/candidature',
    label: 'command.report/candidature',
    icon: 'report',
    when: () => isOpen() && selectedSite() !== null,
    run: () => show('candidature', selectedSite()),
  },
  { id: 'report/synthesis', label: 'command.report/synthesis', icon: 'report', when: hasSites, run: () => show('synthese') },
  {
    id: 'report/territory',
    label: 'command.report/territory',
    icon: 'report',
    when: () => count('epci') + count('territoires') > 0,
    run: () => show('territoire'),
  },
  { id: 'report/annex', label: 'command.report/annex', icon: 'report', when: hasSites, run: () => show('annexe') },
  { id: 'report/minutes', label: 'command.report/minutes', icon: 'report', when: hasSites, run: () => show('atelier') },
];
