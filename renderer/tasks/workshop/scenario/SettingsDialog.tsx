import { SlidersHorizontal } from 'lucide-react';
import { useMemo, useState } from 'react';
import { compareRankings } from '../../../../shared/decision/compare.ts';
import { prepareProblem } from '../../../../shared/decision/problem.ts';
import { rankSites } from '../../../../shared/decision/rank.ts';
import type { Scenario } from '../../../../shared/domain/workshop.ts';
import { useProject } from '../../../state/project.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { DialogFooter } from '../../../ui/DialogFooter.tsx';
import { Tabs } from '../../../ui/Tabs.tsx';
import { useText } from '../../../ui/text.tsx';
import { putScenario } from '../actions.ts';
import type { WorkshopModel } from '../model.ts';
import type { RoomDialogProps } from '../WorkshopDialogs.tsx';
import { CriterionSettingsPanel } from './CriterionSettingsPanel.tsx';
import { MethodChoice } from './MethodChoice.tsx';
import { SiteChoice } from './SiteChoice.tsx';
import './settings.css';

const TOP = 5;

/** What holds for this scenario alone: thresholds, scores and shares of its criteria, its sites, its method. What it does is said before it is applied, in one step. */
export function SettingsDialog({ model, criterion, tab, onClose }: RoomDialogProps & { criterion: string | null; tab: string | null }) {
  const text = useText();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const { scenario } = model;
  const [draft, setDraft] = useState<Scenario>(scenario);
  const frozen = scenario.frozenAt !== null;
  const changed = JSON.stringify(draft) !== JSON.stringify(scenario);
  const apply = async (): Promise<void> => {
    if ((await putScenario(draft)) !== null) onClose();
  };
  return (
    <Dialog
      title={text('workshop.settings.title', { name: scenario.name })}
      icon={<SlidersHorizontal size={18} />}
      width={980}
      height={680}
      onClose={onClose}
      footer={
        <DialogFooter
          onCancel={onClose}
          aside={
            <span className="grow small secondary" role="status" data-testid="settings-effect">
              {frozen ? text('workshop.weights.frozen') : <Effect model={model} draft={draft} changed={changed} />}
            </span>
          }
        >
          <Button look="primary" isDisabled={!changed || frozen || readOnly} onPress={() => void apply()}>
            {text('workshop.settings.apply')}
          </Button>
        </DialogFooter>
      }
    >
      <Tabs
        label={text('workshop.settings')}
        first={tab ?? 'criteria'}
        tabs={[
          {
            id: 'criteria',
            label: text('workshop.settings.criteria'),
            content: <CriterionSettingsPanel model={model} draft={draft} first={criterion} onChange={setDraft} />,
          },
          {
            id: 'sites',
            label: text('workshop.settings.sites'),
            content: (
              <SiteChoice
                matrix={model.matrix}
                chosen={model.matrix.sites.filter(({ uid }) => !draft.leftOut.includes(uid)).map(({ uid }) => uid)}
                onChange={(uids) => {
                  const taken = new Set(uids);
                  setDraft({ ...draft, leftOut: model.matrix.sites.filter(({ uid }) => !taken.has(uid)).map(({ uid }) => uid) });
                }}
              />
            ),
          },
          {
            id: 'method',
            label: text('workshop.method'),
            content: <MethodChoice method={draft.method} onChange={(method) => setDraft({ ...draft, method })} />,
          },
        ]}
      />
    </Dialog>
  );
}

/** What applying it would do to the ranking. */
function Effect({ model, draft, changed }: { model: WorkshopModel; draft: Scenario; changed: boolean }) {
  const text = useText();
  const { matrix, workshop, scenario } = model;
  const effect = useMemo(() => {
    if (!changed) return null;
    const [before, after] = [scenario, draft].map((one) => rankSites(prepareProblem(matrix, workshop.grid, one), one.method));
    return before && after ? { ...compareRankings(before, after, TOP), ranked: after.ranked } : null;
  }, [matrix, workshop.grid, scenario, draft, changed]);
  if (!effect) return text('workshop.settings.lead');
  const moved = effect.moves.filter(({ from, to }) => from > 0 && to > 0).length;
  const gone = effect.moves.filter(({ from, to }) => from > 0 && to === 0).length;
  const come = effect.moves.filter(({ from, to }) => from === 0 && to > 0).length;
  return text('workshop.settings.effect', { moved, gone, come, ranked: effect.ranked });
}
