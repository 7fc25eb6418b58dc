import { useEffect, useRef } from 'react';
import { aggregateWeights } from '../../../../shared/decision/aggregate.ts';
import type { RoomState, Stability } from '../../../../shared/domain/workshop.ts';
import type { Translate } from '../../../../shared/messages/index.ts';
import { usePreferences } from '../../../state/preferences.ts';
import { useView } from '../../../state/view.ts';
import { type PublicScene, useWorkshop } from '../../../state/workshop.ts';
import { type Format, useFormat } from '../../../ui/format.ts';
import { useLanguage, useText } from '../../../ui/text.tsx';
import { comparedLines } from '../compared.ts';
import { comparedSites, nameOf, verdictsOf, type WorkshopModel } from '../model.ts';
import { submittedIn } from '../RoundTimer.tsx';
import { seatsOf, tally } from '../votes.ts';
import { PUBLIC_CHANNEL, type PublicMessage, type PublicSite, type PublicState, type PublicVote } from './state.ts';

/** Rows the room can read from its last row of chairs. */
const ROWS = 12;

/** Tells the public window what the room may see, in the frame it changes in. */
export function usePublicFeed(model: WorkshopModel, stability: Stability | null): void {
  const text = useText();
  const format = useFormat();
  const language = useLanguage();
  const open = useWorkshop((store) => store.projecting.open);
  const scene = useWorkshop((store) => store.scene);
  const compared = useWorkshop((store) => store.compared);
  const room = useWorkshop((store) => store.room);
  const theme = usePreferences((preferences) => preferences.shownTheme);
  const highContrast = usePreferences((preferences) => preferences.highContrast);
  const epsg = useView((view) => view.readout.epsg);
  const centre = useView((view) => view.readout.centre);
  const scaleDenominator = useView((view) => view.readout.scaleDenominator);
  const channel = useRef<BroadcastChannel | null>(null);
  const last = useRef<PublicState | null>(null);

  useEffect(() => {
    if (!open) return;
    const made = new BroadcastChannel(PUBLIC_CHANNEL);
    channel.current = made;
    // it has just come: it is told how things stand
    made.onmessage = ({ data }: MessageEvent<PublicMessage>) => {
      if (data.kind === 'hello' && last.current) made.postMessage({ kind: 'state', state: last.current } satisfies PublicMessage);
    };
    return () => {
      made.close();
      channel.current = null;
    };
  }, [open]);

  useEffect(() => {
    if (!open) return;
    const state: PublicState = {
      ...{ language, theme, highContrast, scene: sceneOf(scene, model) },
      ...headOf(model, text, format),
      ...rowsOf(model, stability),
      compared: comparedOf(model, compared, text, format),
      vote: voteOf(model, room),
      camera: centre && scaleDenominator ? { epsg, centre, scaleDenominator } : null,
    };
    last.current = state;
    channel.current?.postMessage({ kind: 'state', state } satisfies PublicMessage);
  }, [open, model, stability, scene, compared, room, theme, highContrast, language, text, format, epsg, centre, scaleDenominator]);
}

/** Without a round there is no vote to show. */
function sceneOf(scene: PublicScene, model: WorkshopModel): PublicScene {
  return scene === 'vote' && model.workshop.rounds.length === 0 ? 'ranking' : scene;
}

function headOf(model: WorkshopModel, text: Translate, format: Format) {
  const { meeting } = model.workshop;
  return {
    title: meeting.title === '' ? text('workshop.untitled') : meeting.title,
    when: [meeting.place, meeting.date === '' ? '' : format.longDate(meeting.date)].filter((part) => part !== '').join(', '),
    scenario: model.scenario.name,
    method: model.ranking.method,
    frozen: model.scenario.frozenAt !== null,
    weights: model.families.map(({ code, label }) => ({ label, shown: model.shown[code] ?? 0 })),
  };
}

function siteOf(model: WorkshopModel, index: number): PublicSite {
  const site = model.matrix.sites[index];
  return { fid: site?.fid ?? 0, name: site ? nameOf(site) : '', maturite: site?.maturite ?? null };
}

function rowsOf(model: WorkshopModel, stability: Stability | null): Pick<PublicState, 'rows' | 'places' | 'ranked'> {
  const { ranking, matrix } = model;
  const verdicts = verdictsOf(model.workshop);
  const first = ranking.order.subarray(0, Math.min(ROWS, ranking.ranked));
  return {
    ranked: ranking.ranked,
    rows: Array.from(first, (index) => {
      const rank = ranking.rank[index] ?? 0;
      const known = stability !== null && rank <= stability.ranks;
      return {
        ...siteOf(model, index),
        rank,
        score: ranking.score[index] ?? Number.NaN,
        reliability: ranking.reliability[index] ?? 0,
        verdict: verdicts.get(matrix.sites[index]?.uid ?? '') ?? null,
        share: known ? (stability.acceptability[index * stability.ranks + rank - 1] ?? null) : null,
      };
    }),
    places: matrix.sites.map((site, index) => ({ ...siteOf(model, index), place: site.place, rank: (ranking.rank[index] ?? 0) || null })),
  };
}

function comparedOf(model: WorkshopModel, chosen: readonly string[] | null, text: Translate, format: Format): PublicState['compared'] {
  const indices = comparedSites(model, chosen);
  return { sites: indices.map((index) => siteOf(model, index)), lines: comparedLines(model, indices, text, format).slice(0, 10) };
}

/** The open round, or the last one; what it says only once it is revealed. */
function voteOf(model: WorkshopModel, room: RoomState | null): PublicVote | null {
  const { rounds, ballots } = model.workshop;
  const round = rounds.find(({ state }) => state === 'open') ?? rounds.at(-1);
  if (!round) return null;
  const count = submittedIn(ballots, round.id);
  return {
    ...{ title: round.title, number: round.number, state: round.state, openedAt: round.openedAt, endsAt: round.endsAt, count },
    seats: seatsOf(model.workshop, count, round.state === 'open' ? room : null),
    room: round.state === 'open' && room ? { url: room.url, code: room.code, admission: room.admission } : null,
    results:
      round.state === 'revealed'
        ? round.sites.flatMap((uid) => {
            const index = model.matrix.sites.findIndex((site) => site.uid === uid);
            return index < 0 ? [] : [{ ...siteOf(model, index), counts: tally(ballots, round.id, uid) }];
          })
        : null,
    weights: round.state === 'revealed' && round.asks !== 'votes' ? weightsOf(model, round.id) : null,
  };
}

function weightsOf({ workshop, families }: WorkshopModel, round: number): PublicVote['weights'] {
  const opinions = workshop.ballots
    .filter((ballot) => ballot.round === round && ballot.status === 'submitted')
    .map(({ content }) => ({ weights: content.weights, group: null }));
  const codes = families.map(({ code }) => code);
  const found = aggregateWeights(codes, opinions, 'mean');
  if (!found) return null;
  const spread = new Map(found.spread.map((one) => [one.code, one]));
  return families.map(({ code, label }) => {
    const { least = 0, most = 0 } = spread.get(code) ?? {};
    return { label, mean: found.weights[code] ?? 0, least, most };
  });
}
