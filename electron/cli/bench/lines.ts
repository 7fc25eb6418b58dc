import type { BenchCaseResult, BenchResult } from '../../../shared/contract/cli.ts';
import { type FormatLanguage, formatNumber } from '../../../shared/format/numbers.ts';
import type { Translate } from '../../../shared/messages/index.ts';
import { tableLines } from '../table.ts';

/** figure | ours | target | peer | ratio | verdict, one line a peer. */
export function benchLines(result: BenchResult, runs: number, text: Translate, language: FormatLanguage): string[] {
  const rows = result.cases.flatMap((figure) => {
    const peers = figure.peers.length > 0 ? figure.peers : [null];
    return peers.map((peer, index) => [
      index === 0 ? figure.title : '',
      index === 0 ? shown(figure.measured, figure, language) : '',
      index === 0 ? shown(figure.target, figure, language) : '',
      peer
        ? [peer.name, peer.measured === null ? null : shown(peer.measured, figure, language), peer.reason].filter(Boolean).join(' · ')
        : '',
      peer?.ratio == null ? '' : formatNumber(peer.ratio, language, 2),
      index === 0 ? text(`cli.bench.verdict.${figure.verdict}`) : '',
    ]);
  });
  const { machine } = result;
  return [
    text('cli.bench.machine', {
      ...machine,
      memory: formatNumber(machine.memory_gb, language),
      load: formatNumber(machine.load, language, 1),
      runs,
    }),
    '',
    ...tableLines(
      [
        { title: text('cli.bench.figure') },
        { title: text('cli.bench.measured'), align: 'right' },
        { title: text('cli.bench.target'), align: 'right' },
        { title: text('cli.bench.peer') },
        { title: text('cli.bench.ratio'), align: 'right' },
        { title: text('cli.bench.verdict') },
      ],
      rows,
      90,
    ),
    ...result.cases.flatMap((figure) => (figure.remark === null ? [] : [`${figure.id} : ${figure.remark}`])),
  ];
}

function shown(value: number | null, figure: Pick<BenchCaseResult, 'unit' | 'target'>, language: FormatLanguage): string {
  if (value === null) return '–';
  if (figure.unit === 's' && figure.target !== null && figure.target < 0.1) return `${formatNumber(value * 1000, language, 1)}\u00a0ms`;
  if (figure.unit === 's') return `${formatNumber(value, language, 2)}\u00a0s`;
  if (figure.unit === 'MB') return `${formatNumber(Math.round(value), language)}\u00a0${language === 'fr' ? 'Mo' : 'MB'}`;
  return value === 0 || (value >= 0.01 && value < 1000) ? formatNumber(value, language, 2, true) : powerOfTen(value, language);
}

/** 2,2 × 10⁻¹¹ */
function powerOfTen(value: number, language: FormatLanguage): string {
  const [digits = '', exponent = ''] = value.toExponential(1).split('e');
  const raised = [...String(Number(exponent))].map((sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(sign)))).join('');
  return `${formatNumber(Number(digits), language, 1, true)}\u00a0×\u00a010${raised}`;
}
