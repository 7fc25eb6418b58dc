/** What the scenario of the minutes has of its own: sites left out, thresholds and scales in the place of the grid's, how its weights were looked for. */

import type { Criterion, Exclusion, ValueFunction, Weighing } from '../../../../../shared/domain/workshop.ts';
import { formatDate } from '../../../../../shared/format/dates.ts';
import { formatNumber, withUnit } from '../../../../../shared/format/numbers.ts';
import { formatPercent } from '../../../../../shared/format/quantities.ts';
import type { ReportSection, ReportValue, TableBlock } from '../../../../../shared/report/model.ts';
import type { ReportContext } from './context.ts';
import type { Minutes } from './minutes-data.ts';
import { NONE, textColumn } from './minutes-ranking.ts';

/** Saaty's rule: above, judgements contradict one another. */
const MOST_INCONSISTENT = 0.1;

/** None where the scenario has nothing of its own. */
export function settingsSection(context: ReportContext, minutes: Minutes): ReportSection[] {
  const { text } = context;
  const { scenario, nameOf } = minutes;
  const own = ownCriteria(context, minutes);
  const blocks: ReportSection['blocks'] = [
    ...(own ? [own] : []),
    ...(scenario.leftOut.length === 0
      ? []
      : [
          {
            type: 'paragraph' as const,
            text: text('minutes.settings.left-out', {
              count: scenario.leftOut.length,
              sites: scenario.leftOut.slice(0, 40).map(nameOf).join(', '),
            }),
          },
        ]),
    ...scenario.weighings.map((weighing) => ({
      type: 'paragraph' as const,
      origin: 'saisi' as const,
      text: weighingWords(context, minutes, weighing),
    })),
  ];
  return blocks.length === 0 ? [] : [{ id: 'reglages', title: text('minutes.settings'), span: 'full', blocks }];
}

function ownCriteria(context: ReportContext, { scenario, workshop }: Minutes): TableBlock | null {
  const { text, hooks } = context;
  const { language } = hooks;
  const rows = workshop.grid.criteria
    .filter(({ code, active }) => active && [scenario.shares, scenario.exclusions, scenario.functions].some((some) => code in some))
    .map((criterion): ReportValue[] => {
      const { code, label } = criterion;
      const exclusion = scenario.exclusions[code];
      const scale = scenario.functions[code];
      const share = scenario.shares[code];
      return [
        label,
        exclusion === undefined
          ? NONE
          : exclusion === null
            ? text('minutes.settings.no-threshold')
            : thresholdWords(context, criterion, exclusion),
        scale === undefined ? NONE : scaleWords(context, criterion, scale),
        share === undefined ? NONE : formatNumber(share, language, 1),
      ];
    });
  if (rows.length === 0) return null;
  const column = (name: string): string => text(`minutes.column.${name}`);
  return {
    type: 'table',
    caption: text('minutes.settings.own'),
    columns: [
      textColumn('criterion', text('minutes.book.criterion'), 3),
      textColumn('threshold', column('threshold'), 3),
      textColumn('scale', column('scale'), 4),
      textColumn('share', column('own-share'), 1.4),
    ],
    rows: rows.map((cells) => ({ cells })),
    total: null,
  };
}

/** A value as the grid holds it: shares of `%` are 0–1. */
function valueWords({ hooks: { language } }: ReportContext, { unit }: Pick<Criterion, 'unit'>, value: number): string {
  if (unit === '%') return formatPercent(value, language, 1);
  const digits = Number.isInteger(value) ? 0 : 2;
  return unit === null ? formatNumber(value, language, digits) : withUnit(formatNumber(value, language, digits), unit);
}

function thresholdWords(context: ReportContext, criterion: Criterion, exclusion: Exclusion): string {
  const { text } = context;
  if (exclusion.when === 'among') return text('minutes.settings.among', { values: exclusion.values.join(', ') });
  return text(`minutes.settings.${exclusion.when}`, { value: valueWords(context, criterion, exclusion.threshold) });
}

function scaleWords(context: ReportContext, criterion: Criterion, scale: ValueFunction): string {
  const { text, hooks } = context;
  const at = (value: number | string, score: number): string =>
    `${typeof value === 'number' ? valueWords(context, criterion, value) : value}\u00a0: ${formatNumber(score, hooks.language, 0)}`;
  switch (scale.type) {
    case 'piecewise':
      return scale.points.map(([value, score]) => at(value, score)).join('\u202f; ');
    case 'categories':
      return scale.values.map(({ value, score }) => at(value, score)).join('\u202f; ');
    case 'ideal':
      return [at(scale.low, 0), at(scale.idealLow, 100), at(scale.idealHigh, 100), at(scale.high, 0)].join('\u202f; ');
    case 'extent':
      return text('minutes.settings.extent');
  }
}

function weighingWords({ text, hooks }: ReportContext, { workshop, familyName }: Minutes, weighing: Weighing): string {
  const { participant, author, at } = weighing;
  const name = participant === null ? null : (workshop.participants.find(({ id }) => id === participant)?.name ?? null);
  const who = participant === null ? text('minutes.weighing.room') : (name ?? text('minutes.votes.number', { number: participant }));
  const head = [who, author === who ? null : author, at === '' ? null : formatDate(at.slice(0, 10))]
    .filter((part) => part !== null)
    .join(', ');
  const number = (value: number): string => formatNumber(value, hooks.language, Number.isInteger(value) ? 0 : 2);
  if (weighing.way === 'swing') {
    const swings = Object.entries(weighing.swings).map(([code, swing]) => `${familyName(code)} ${number(swing)}`);
    return text('minutes.weighing.swing', { head, swings: swings.join(', ') });
  }
  const pairs = weighing.pairs.map(({ first, second, ratio }) =>
    // said the way it is above 1
    ratio >= 1
      ? `${familyName(first)} / ${familyName(second)} ${number(ratio)}`
      : `${familyName(second)} / ${familyName(first)} ${number(1 / ratio)}`,
  );
  const ratio = weighing.consistencyRatio;
  const consistency =
    ratio === null
      ? ''
      : text(ratio <= MOST_INCONSISTENT ? 'minutes.weighing.consistent' : 'minutes.weighing.inconsistent', {
          ratio: formatNumber(ratio, hooks.language, 2),
        });
  return [text('minutes.weighing.pairwise', { head, pairs: pairs.join(', ') }), consistency].filter((part) => part !== '').join(' ');
}
