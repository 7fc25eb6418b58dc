import { useMemo } from 'react';
import { characterOf } from '../../../shared/decision/rank.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../ui/format.ts';
import { Tabs } from '../../ui/Tabs.tsx';
import { useText } from '../../ui/text.tsx';
import { Contributions } from './Contributions.tsx';
import { nameOf, type WorkshopModel } from './model.ts';
import { NumberedDisc } from './NumberedDisc.tsx';
import { Robustness } from './Robustness.tsx';
import { SiteVerdict } from './SiteVerdict.tsx';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';

/** Why a site stands where it stands, what would change it, and what the room decides of it. */
export function SiteDialog({ model, uid, tab, onClose }: RoomDialogProps & { uid: string; tab: 'decision' | null }) {
  const text = useText();
  const format = useFormat();
  const index = model.matrix.sites.findIndex((site) => site.uid === uid);
  const site = model.matrix.sites[index];
  if (!site) return null;
  const { ranking } = model;
  const rank = ranking.rank[index] ?? 0;
  return (
    <Dialog
      title={nameOf(site)}
      icon={<NumberedDisc number={site.fid} maturite={site.maturite} size={28} />}
      aside={
        <span className="secondary number">
          {rank > 0
            ? text('workshop.site.rank', { rank, of: ranking.ranked, score: format.number(ranking.score[index] ?? Number.NaN, 1) })
            : text('workshop.no-score')}
        </span>
      }
      width={760}
      height={600}
      onClose={onClose}
    >
      <Tabs
        label={nameOf(site)}
        first={tab ?? 'score'}
        tabs={[
          {
            id: 'score',
            label: text('workshop.site.score'),
            content: (
              <div className="site-tab">
                <Character model={model} index={index} />
                <Contributions model={model} index={index} />
              </div>
            ),
          },
          { id: 'robustness', label: text('workshop.site.robustness'), content: <Robustness model={model} site={site} index={index} /> },
          { id: 'decision', label: text('workshop.site.decision'), content: <SiteVerdict model={model} site={site} /> },
        ]}
      />
    </Dialog>
  );
}

/** Strengths, weaknesses and what is not known, in words. */
function Character({ model, index }: { model: WorkshopModel; index: number }) {
  const text = useText();
  const format = useFormat();
  const { problem, ranking } = model;
  const character = useMemo(() => characterOf(problem, index, ranking.weights), [problem, index, ranking.weights]);
  const words = (codes: readonly string[]): string =>
    codes.map((code) => problem.criteria.find((criterion) => criterion.code === code)?.label ?? code).join(', ');
  return (
    <div className="character">
      {character.strengths.length > 0 && (
        <p>
          <b className="strong">{text('workshop.site.strengths')}</b> {words(character.strengths)}
        </p>
      )}
      {character.weaknesses.length > 0 && (
        <p>
          <b className="weak">{text('workshop.site.weaknesses')}</b> {words(character.weaknesses)}
        </p>
      )}
      <p className="secondary">
        {text('workshop.site.reliability', { share: format.percent(ranking.reliability[index] ?? 0), count: character.missing.length })}
        {character.missing.length > 0 && ` ${words(character.missing)}.`}
      </p>
    </div>
  );
}
