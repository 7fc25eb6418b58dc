/** Judgements of the weights on their way: begun from those kept of the scenario and the participant, kept until they are written or dropped. */
import type { Scenario, Weighing } from '../../../shared/domain/workshop.ts';
import { call } from '../../engine/call.ts';
import { writePending } from '../../state/pending.ts';
import { useWorkshop } from '../../state/workshop.ts';
import { attempt } from '../attempt.ts';
import type { WorkshopModel } from './model.ts';
import { placeOf, ratioOf } from './pair-scale.ts';

export type Way = Weighing['way'];
/** Pairwise: places of the thumbs by `first/second`; swing: 0–100 by family. */
export type WeighingValues = Readonly<Record<string, number>>;

export interface WeighingState {
  /** Null: the room together. */
  readonly participant: number | null;
  readonly values: WeighingValues;
  /** As the scenario has it. */
  readonly kept: Weighing | null;
  /** Judged otherwise since it was kept. */
  readonly changed: boolean;
  readonly set: (values: WeighingValues) => void;
  readonly choose: (participant: number | null) => void;
  /** As kept again. */
  readonly drop: () => void;
  /** True once it is written. `apply`: its weights become the scenario's. */
  readonly keep: (apply: boolean) => Promise<boolean>;
}

export function keptWeighing(scenario: Scenario, way: Way, participant: number | null): Weighing | null {
  return scenario.weighings.find((one) => one.way === way && one.participant === participant) ?? null;
}

export function valuesOf(weighing: Weighing | null): WeighingValues {
  if (weighing === null) return {};
  if (weighing.way === 'swing') return weighing.swings;
  return Object.fromEntries(weighing.pairs.map(({ first, second, ratio }) => [`${first}/${second}`, placeOf(ratio)]));
}

export function weighingOf(way: Way, values: WeighingValues, participant: number | null, author: string | null): Weighing {
  const head = { participant, author, at: '' };
  if (way === 'swing') return { way, ...head, swings: { ...values } };
  const pairs = Object.entries(values).map(([key, place]) => {
    const [first = '', second = ''] = key.split('/');
    return { first, second, ratio: ratioOf(place) };
  });
  return { way, ...head, pairs, consistencyRatio: null };
}

export function useWeighing(model: WorkshopModel, way: Way): WeighingState {
  const { scenario, workshop } = model;
  const drafts = useWorkshop((store) => store.drafts);
  const weigher = useWorkshop((store) => store.weigher);
  const { set } = useWorkshop.getState();
  const participant = workshop.participants.some(({ id }) => id === weigher) ? weigher : null;
  const key = `${way} ${scenario.id ?? 0} ${participant ?? 0}`;
  const kept = keptWeighing(scenario, way, participant);
  const draft = drafts[key];
  const drop = (): void => {
    const { [key]: _, ...others } = useWorkshop.getState().drafts;
    set({ drafts: others });
  };
  const values = draft ?? valuesOf(kept);
  return {
    ...{ participant, values, kept, drop },
    changed: draft !== undefined,
    set: (next) => set({ drafts: { ...useWorkshop.getState().drafts, [key]: next } }),
    choose: (one) => set({ weigher: one }),
    keep: (apply) =>
      attempt(async () => {
        await writePending();
        const author = workshop.meeting.facilitator === '' ? null : workshop.meeting.facilitator;
        const weighing = weighingOf(way, values, participant, author);
        const { id } = await call('workshop/keep-weighing', { scenario: scenario.id, weighing, apply });
        drop();
        set({ scenario: id });
      }),
  };
}
