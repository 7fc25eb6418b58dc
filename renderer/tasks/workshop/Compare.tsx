import { Plus, X } from 'lucide-react';
import { memo, useState } from 'react';
import type { MatrixSite, Round } from '../../../shared/domain/workshop.ts';
import { MOST_COMPARED, useWorkshop } from '../../state/workshop.ts';
import { Button } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useText } from '../../ui/text.tsx';
import { type ComparedCell, type ComparedLine, comparedLines, toggleCompared } from './compared.ts';
import { comparedSites, nameOf, type WorkshopModel } from './model.ts';
import { NumberedDisc } from './NumberedDisc.tsx';
import { Profile } from './Profile.tsx';
import { SiteMarks } from './SiteMarks.tsx';
import { VoteLegend, VoteMarks } from './VoteMarks.tsx';
import { tally } from './votes.ts';

const VIEWS = ['values', 'profile', 'marks'] as const;
type View = (typeof VIEWS)[number];

/** Two to four sites side by side: values on aligned bars, profile by family, distances and photos, votes. */
export function Compare({ model }: { model: WorkshopModel }) {
  const text = useText();
  const compared = useWorkshop((store) => store.compared);
  const [view, setView] = useState<View>('values');
  const indices = comparedSites(model, compared);
  const sites = indices.flatMap((index) => model.matrix.sites[index] ?? []);
  const others = [...model.ranking.order].flatMap((index) => {
    const site = model.matrix.sites[index];
    return site && !indices.includes(index) ? [site] : [];
  });
  return (
    <section className="comparing" data-region="compare" data-help="workshop" aria-label={text('workshop.compare')}>
      {sites.length < 2 ? (
        <>
          <h3 className="room-title">{text('workshop.compare')}</h3>
          <p className="secondary">
            {text(
              model.matrix.sites.length < 2
                ? 'workshop.compare.one-site'
                : model.ranking.ranked === 1
                  ? 'workshop.compare.one-ranked'
                  : 'workshop.compare.few',
            )}
          </p>
          <AddMenu sites={sites} others={others} />
        </>
      ) : (
        <>
          <div className="compare-tools">
            <h3 className="room-title">{text('workshop.compare')}</h3>
            <span className="grow" />
            <Segmented
              label={text('workshop.compare.view')}
              choices={VIEWS.map((id) => ({ id, label: text(`workshop.compare.${id}`) }))}
              value={view}
              onChange={(id) => setView(id as View)}
            />
            <AddMenu sites={sites} others={others} />
          </div>
          {view === 'values' && <ValueTable model={model} indices={indices} sites={sites} chosen={compared !== null} />}
          {view === 'profile' && <Profile model={model} indices={indices} />}
          {view === 'marks' && <SiteMarks sites={sites} />}
        </>
      )}
    </section>
  );
}

function AddMenu({ sites, others }: { sites: readonly MatrixSite[]; others: readonly MatrixSite[] }) {
  const text = useText();
  const add = (uid: string): void => {
    // the first three, shown by themselves, stay beside the one that is added
    const { compared, set } = useWorkshop.getState();
    if (compared === null) set({ compared: sites.map((site) => site.uid).slice(0, MOST_COMPARED - 1) });
    toggleCompared(uid);
  };
  if (others.length === 0) return null;
  return (
    <Menu
      label={text('workshop.compare.choose')}
      placement="top end"
      trigger={
        <Button size="compact" icon={Plus}>
          {text('workshop.compare.choose')}
        </Button>
      }
      entries={others.slice(0, 60).map((site) => ({ id: site.uid, label: `${site.fid} · ${nameOf(site)}`, run: () => add(site.uid) }))}
    />
  );
}

interface ValueTableProps {
  readonly model: WorkshopModel;
  readonly indices: readonly number[];
  readonly sites: readonly MatrixSite[];
  /** The sites were chosen by hand. */
  readonly chosen: boolean;
}

/** The longest bar is the best score, whichever way the criterion runs; the best one in bold. */
function ValueTable({ model, indices, sites, chosen }: ValueTableProps) {
  const text = useText();
  const format = useFormat();
  const { workshop } = model;
  const [whole, ...criteria] = comparedLines(model, indices, text, format);
  const round = revealedVote(workshop.rounds);
  return (
    <>
      <table className="compare-table">
        <thead>
          <tr>
            <th>
              <span className="visually-hidden">{text('workshop.criterion')}</span>
            </th>
            {sites.map((site) => (
              <th key={site.uid}>
                <span className="row">
                  <NumberedDisc number={site.fid} maturite={site.maturite} />
                  <span className="site-name grow" title={nameOf(site)}>
                    {nameOf(site)}
                  </span>
                  {chosen && (
                    <IconButton
                      compact
                      icon={X}
                      label={text('workshop.compare.remove', { site: nameOf(site) })}
                      onPress={() => toggleCompared(site.uid)}
                    />
                  )}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {whole && <Line line={whole} sites={sites} />}
          {round && (
            <tr>
              <th scope="row">{text('workshop.votes')}</th>
              {sites.map((site) => {
                const counts = tally(workshop.ballots, round.id, site.uid);
                return (
                  <td key={site.uid}>
                    <span className="measure">
                      <VoteMarks counts={counts} />
                      <b className="number">{counts.for}</b>
                    </span>
                  </td>
                );
              })}
            </tr>
          )}
          {criteria.map((line) => (
            <Line key={line.code} line={line} sites={sites} />
          ))}
        </tbody>
      </table>
      {round && <VoteLegend />}
    </>
  );
}

/** The last round of votes that was revealed. */
export function revealedVote(rounds: readonly Round[]): Round | null {
  return rounds.filter(({ state, asks }) => state === 'revealed' && asks !== 'weights').at(-1) ?? null;
}

function Line({ line: { code, label, description, cells }, sites }: { line: ComparedLine; sites: readonly MatrixSite[] }) {
  return (
    <tr className={code === '' ? 'whole' : ''}>
      <th scope="row" title={description || label} className="ellipsis">
        {label}
      </th>
      {cells.map((cell, order) => (
        <Measure key={sites[order]?.uid} {...cell} hatched={code.includes('friche')} />
      ))}
    </tr>
  );
}

/** Drawn again only where it says something else: while a slider moves most of the table stays. */
const Measure = memo(function Measure({ share, words, best, hatched }: ComparedCell & { hatched: boolean }) {
  return (
    <td>
      <span className={`measure${share === null ? ' unknown' : ''}`}>
        <span hidden={share === null} className={`bar${hatched ? ' hatched' : ''}`}>
          {share !== null && <i style={{ width: `${share}%` }} />}
        </span>
        <span className={`number${best ? ' best' : ''}${share === null ? ' muted' : ''}`} title={words}>
          {words}
        </span>
      </span>
    </td>
  );
});
