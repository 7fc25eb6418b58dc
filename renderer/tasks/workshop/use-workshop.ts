import { useEffect, useRef, useState } from 'react';
import type { EngineError } from '../../../shared/contract/errors.ts';
import type { DecisionMatrix, Scenario, Stability, Workshop } from '../../../shared/domain/workshop.ts';
import { call } from '../../engine/call.ts';
import { useQuery } from '../../engine/query.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useWorkshop } from '../../state/workshop.ts';
import { useLanguage, useText } from '../../ui/text.tsx';
import { fits, modelOf, problemOf, scenarioOf, type Weights, type WorkshopModel } from './model.ts';

/** The last answer for the last questions: several panels ask the same thing in one frame. */
function lastOf<A extends readonly unknown[], R>(make: (...asked: A) => R): (...asked: A) => R {
  let kept: { readonly asked: A; readonly answer: R } | null = null;
  return (...asked) => {
    if (kept?.asked.every((one, index) => one === asked[index]) !== true) kept = { asked, answer: make(...asked) };
    return (kept as { answer: R }).answer;
  };
}

const scenarioKept = lastOf(scenarioOf);
const problemKept = lastOf(problemOf);
const modelKept = lastOf(modelOf);

/** Tables the values come from. */
const MATRIX = ['sites', 'resultats_sites', 'resultats_proximites', 'analyses', 'criteres', 'jugements', 'emprise_reglages'] as const;

export interface WorkshopState {
  readonly model: WorkshopModel | null;
  readonly failure: EngineError | null;
}

/** The workshop as the room sees it now. */
export function useWorkshopModel(): WorkshopState {
  const text = useText();
  const language = useLanguage();
  const workshop = useQuery('workshop/get', { language }, ['*']);
  const matrix = useQuery('workshop/matrix', { language }, MATRIX);
  const chosen = useWorkshop((store) => store.scenario);
  const moved = useWorkshop((store) => store.weights);
  const failure = workshop.failure ?? matrix.failure;
  if (failure && (!workshop.data || !matrix.data)) return { model: null, failure: refusalOf(failure) };
  if (!workshop.data || !matrix.data) return { model: null, failure: null };
  return { model: assembled(workshop.data, shared(matrix.data), chosen, moved, text('workshop.scenario.first')), failure: null };
}

/** Read again and found the same, the matrix stays the one that is shown: nothing is reckoned anew. Two are compared once, not in each frame. */
let shownMatrix: DecisionMatrix | null = null;
const shared = lastOf((matrix: DecisionMatrix): DecisionMatrix => {
  if (shownMatrix === null || !sameMatrix(shownMatrix, matrix)) shownMatrix = matrix;
  return shownMatrix;
});

function sameMatrix(one: DecisionMatrix, other: DecisionMatrix): boolean {
  return (
    one.values.length === other.values.length &&
    one.values.every((value, index) => Object.is(value, other.values[index])) &&
    JSON.stringify([one.sites, one.criteria, one.texts, one.stale]) ===
      JSON.stringify([other.sites, other.criteria, other.texts, other.stale])
  );
}

function assembled(workshop: Workshop, matrix: DecisionMatrix, chosen: number | null, moved: Weights | null, name: string): WorkshopModel {
  const scenario = scenarioKept(workshop, chosen, name);
  return modelKept(workshop, matrix, scenario, problemKept(matrix, workshop, scenario), moved);
}

const DRAWS = 10_000;
const SEED = 2030;
const TOP = 5;
/** A hand that still moves asks for nothing. */
const PAUSE = 120;

export interface StabilityState {
  readonly stability: Stability | null;
  /** It is of weights that have moved since. */
  readonly old: boolean;
  readonly failure: EngineError | null;
}

/** Ranks by draws of weights, reckoned by the engine beside the window; the older ones stay, dimmed, until then. Asked for by one panel alone. */
export function useStability(model: WorkshopModel | null): StabilityState {
  const language = useLanguage();
  const drawing = useWorkshop((store) => store.drawing);
  const [state, setState] = useState<StabilityState>({ stability: null, old: true, failure: null });
  const turn = useRef(0);
  const { matrix, workshop, scenario, weights, ranking } = model ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the draws rest on, without the functions of the model
  useEffect(() => {
    if (!scenario || !weights || !ranking) return;
    turn.current += 1;
    // one site alone has no other to change places with: what was drawn of a longer list says nothing of it
    if (ranking.ranked < 2) {
      setState({ stability: null, old: false, failure: null });
      return;
    }
    const asked = turn.current;
    setState((now) => ({ ...now, old: true }));
    const timer = setTimeout(() => {
      const drawn: Scenario = { ...scenario, weights: { ...scenario.weights, ...weights } };
      call('workshop/stability', { scenario: drawn, drawing, draws: DRAWS, seed: SEED, top: TOP, language })
        .then((stability) => {
          if (asked !== turn.current) return;
          useWorkshop.getState().set({ drawn_ms: stability.duration_ms });
          setState({ stability, old: false, failure: null });
        })
        .catch((error: unknown) => {
          const refusal = refusalOf(error);
          if (asked === turn.current && refusal.code !== 'cancelled') setState((now) => ({ ...now, failure: refusal }));
        });
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [matrix, workshop?.grid, workshop?.ballots, scenario, weights, drawing, language]);
  return model && !fits(state.stability, model.matrix) ? { ...state, stability: null } : state;
}
