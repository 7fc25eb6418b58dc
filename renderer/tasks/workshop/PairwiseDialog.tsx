import { Scale } from 'lucide-react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { type AhpResult, type Judgement, weightsFromJudgements } from '../../../shared/decision/ahp.ts';
import { shownWeights } from '../../../shared/decision/weights.ts';
import { useProject } from '../../state/project.ts';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { DialogFooter } from '../../ui/DialogFooter.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';
import { FoundWeights } from './FoundWeights.tsx';
import { MOST, placeOf, ratioOf } from './pair-scale.ts';
import { WeighingHead } from './WeighingHead.tsx';
import type { RoomDialogProps } from './WorkshopDialogs.tsx';
import { useWeighing } from './weighing.ts';

/** Pairwise comparison (Saaty's AHP): weights, consistency ratio, and the judgement to think over. Kept by participant, and taken up where they were left. */
export function PairwiseDialog({ model, onClose }: RoomDialogProps) {
  const text = useText();
  const format = useFormat();
  const readOnly = useProject((store) => store.project?.readOnly ?? false);
  const weighing = useWeighing(model, 'pairwise');
  const places = weighing.values;
  const { families, scenario } = model;
  const codes = families.map(({ code }) => code);
  const labels = new Map(families.map(({ code, label }) => [code, label]));
  const label = (code: string): string => labels.get(code) ?? code;
  const pairs = families.flatMap((first, index) =>
    families.slice(index + 1).map((second) => ({ first, second, key: `${first.code}/${second.code}` })),
  );
  const judgements: Judgement[] = pairs.flatMap(({ first, second, key }) => {
    const place = places[key];
    return place === undefined ? [] : [{ first: first.code, second: second.code, ratio: ratioOf(place) }];
  });
  const result = weightsFromJudgements(codes, judgements);
  const judge = (key: string, place: number): void => weighing.set({ ...places, [key]: place });
  const fixed = readOnly || scenario.frozenAt !== null;
  const apply = async (): Promise<void> => {
    if (result && (await weighing.keep(true))) onClose();
  };
  const leave = (): void => {
    weighing.drop();
    onClose();
  };
  return (
    <Dialog
      title={text('workshop.pairwise')}
      icon={<Scale size={18} />}
      width={860}
      onClose={onClose}
      footer={
        <DialogFooter
          onCancel={leave}
          aside={
            <>
              <Button look="discreet" isDisabled={judgements.length === 0} onPress={() => weighing.set({})}>
                {text('workshop.pairwise.restart')}
              </Button>
              <span className="grow small secondary">
                {text('workshop.pairwise.judged', { count: judgements.length, of: pairs.length })}
              </span>
            </>
          }
        >
          <Button isDisabled={!weighing.changed || readOnly} onPress={() => void weighing.keep(false)}>
            {text('workshop.weighing.keep')}
          </Button>
          <Button look="primary" isDisabled={result === null || fixed} onPress={() => void apply()}>
            {text('workshop.weights.apply')}
          </Button>
        </DialogFooter>
      }
    >
      <div className="pairwise">
        <div>
          <p className="small secondary">{text('workshop.pairwise.lead')}</p>
          <ul className="pair-list">
            {pairs.map(({ first, second, key }) => {
              const isWorst = result?.isConsistent === false && result.worst?.first === first.code && result.worst.second === second.code;
              return (
                <li key={key} className={isWorst ? 'worst' : ''} data-pair={key}>
                  <Pair first={first.label} second={second.label} place={places[key] ?? null} onJudge={(place) => judge(key, place)} />
                </li>
              );
            })}
          </ul>
        </div>
        <div className="pair-result">
          <WeighingHead model={model} way="pairwise" state={weighing} />
          <Consistency result={result} label={label} onFit={(key, place) => judge(key, place)} pairs={pairs.map(({ key }) => key)} />
          {result && <FoundWeights families={families} found={shownWeights(result.weights, codes)} now={model.shown} />}
          {scenario.frozenAt && <p className="small muted">{text('workshop.weights.frozen')}</p>}
          {result?.consistencyRatio != null && (
            <p className="micro muted">{text('workshop.pairwise.rule', { ratio: format.number(result.consistencyRatio, 3) })}</p>
          )}
        </div>
      </div>
    </Dialog>
  );
}

/** One pair: the thumb goes to the one that counts more. Not judged: no thumb's word counts yet. */
function Pair({
  first,
  second,
  place,
  onJudge,
}: {
  first: string;
  second: string;
  place: number | null;
  onJudge: (place: number) => void;
}) {
  const text = useText();
  const at = place ?? 0;
  const words =
    place === null
      ? text('workshop.pairwise.none')
      : at === 0
        ? text('workshop.pairwise.equal')
        : text(`workshop.pairwise.times.${Math.abs(at) + 1 >= 9 ? 'most' : 'some'}`, {
            times: Math.abs(at) + 1,
            family: at < 0 ? first : second,
          });
  return (
    <>
      <span className={`pair-name${at < 0 ? ' heavier' : ''}`}>{first}</span>
      <span className={`pair-name second${at > 0 ? ' heavier' : ''}`}>{second}</span>
      <Slider
        className={`slider pair-slider${place === null ? ' unjudged' : ''}`}
        aria-label={text('workshop.pairwise.pair', { first, second })}
        value={at}
        minValue={-MOST}
        maxValue={MOST}
        step={1}
        onChange={(value) => onJudge(Array.isArray(value) ? (value[0] ?? 0) : value)}
      >
        <SliderTrack className="slider-track">
          <span className="pair-middle" />
          <SliderThumb className="slider-thumb" aria-valuetext={words} />
        </SliderTrack>
      </Slider>
      <span className="pair-words small secondary">
        {words}
        {place === null && (
          <Button size="compact" look="discreet" onPress={() => onJudge(0)}>
            {text('workshop.pairwise.say-equal')}
          </Button>
        )}
      </span>
    </>
  );
}

interface ConsistencyProps {
  readonly result: AhpResult | null;
  readonly label: (code: string) => string;
  readonly pairs: readonly string[];
  readonly onFit: (pair: string, place: number) => void;
}

function Consistency({ result, label, pairs, onFit }: ConsistencyProps) {
  const text = useText();
  const format = useFormat();
  if (!result) return <Banner tone="info">{text('workshop.pairwise.unlinked')}</Banner>;
  if (result.consistencyRatio === null)
    return <Banner tone="info">{text('workshop.pairwise.incomplete', { count: result.missing.length })}</Banner>;
  const ratio = format.number(result.consistencyRatio, 2);
  if (result.isConsistent || !result.worst) return <Banner tone="ok">{text('workshop.pairwise.consistent', { ratio })}</Banner>;
  const { first, second, ratio: said, fitting } = result.worst;
  const key = pairs.find((pair) => pair === `${first}/${second}` || pair === `${second}/${first}`);
  const place = key === `${first}/${second}` ? placeOf(fitting) : -placeOf(fitting);
  const times = (value: number): string =>
    value >= 1
      ? text('workshop.pairwise.worst.times', { times: format.number(value, 1), first: label(first), second: label(second) })
      : text('workshop.pairwise.worst.times', { times: format.number(1 / value, 1), first: label(second), second: label(first) });
  return (
    <Banner tone="warning">
      {text('workshop.pairwise.inconsistent', { ratio })}
      <br />
      {text('workshop.pairwise.worst', { said: times(said), fitting: times(fitting) })}
      {key && (
        <p className="banner-deed">
          <Button size="compact" onPress={() => onFit(key, place)}>
            {text('workshop.pairwise.fit')}
          </Button>
        </p>
      )}
    </Banner>
  );
}
