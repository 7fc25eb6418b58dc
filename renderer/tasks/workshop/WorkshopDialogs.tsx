import { useDialogs } from '../../state/dialogs.ts';
import type { WorkshopDialog } from '../../state/workshop.ts';
import { ActionsDialog } from './ActionsDialog.tsx';
import { CriterionDialog } from './CriterionDialog.tsx';
import { DecideDialog } from './DecideDialog.tsx';
import { GridDialog } from './GridDialog.tsx';
import { MeetingDialog } from './MeetingDialog.tsx';
import { MinutesDialog } from './MinutesDialog.tsx';
import type { WorkshopModel } from './model.ts';
import { NoteDialog } from './NoteDialog.tsx';
import { PairwiseDialog } from './PairwiseDialog.tsx';
import { PeopleDialog } from './PeopleDialog.tsx';
import { ScenarioNameDialog } from './ScenarioNameDialog.tsx';
import { ScenariosDialog } from './ScenariosDialog.tsx';
import { SiteDialog } from './SiteDialog.tsx';
import { SwingDialog } from './SwingDialog.tsx';
import { SettingsDialog } from './scenario/SettingsDialog.tsx';
import { useWorkshopModel } from './use-workshop.ts';
import { VotesDialog } from './VotesDialog.tsx';
import './compare.css';
import './criteria.css';
import './dialogs.css';
import './votes.css';

export interface RoomDialogProps {
  readonly model: WorkshopModel;
  readonly onClose: () => void;
}

/** The dialogs of the workshop, once what they speak of is there. */
export function WorkshopDialogs({ dialog }: { dialog: WorkshopDialog }) {
  const { model } = useWorkshopModel();
  const onClose = useDialogs((store) => store.close);
  if (!model) return null;
  const common = { model, onClose };
  switch (dialog.what) {
    case 'meeting':
      return <MeetingDialog {...common} />;
    case 'minutes':
      return <MinutesDialog {...common} />;
    case 'scenarios':
      return <ScenariosDialog {...common} />;
    case 'scenario-name':
      return <ScenarioNameDialog {...common} copy={dialog.copy} />;
    case 'settings':
      return <SettingsDialog key={model.scenario.id} {...common} criterion={dialog.criterion} tab={dialog.tab} />;
    case 'pairwise':
      return <PairwiseDialog {...common} />;
    case 'swing':
      return <SwingDialog {...common} />;
    case 'grid':
      return <GridDialog {...common} />;
    case 'criterion':
      return <CriterionDialog key={dialog.criterion} {...common} code={dialog.criterion} />;
    case 'votes':
      return <VotesDialog {...common} />;
    case 'people':
      return <PeopleDialog {...common} />;
    case 'actions':
      return <ActionsDialog {...common} />;
    case 'site':
      return <SiteDialog key={dialog.site} {...common} uid={dialog.site} tab={dialog.tab ?? null} />;
    case 'decide':
      return <DecideDialog {...common} />;
    case 'note':
      return <NoteDialog {...common} site={dialog.site} />;
  }
}
