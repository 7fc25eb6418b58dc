/** Progress on standard error: one bar that redraws itself on a terminal, plain lines (one per step) elsewhere. */
import { formatNumber } from '../../shared/format/numbers.ts';
import { hasMessage, type Language, type Translate } from '../../shared/messages/index.ts';
import { clip, textWidth } from './table.ts';

const BAR_CELLS = 24;
const REDRAW_MS = 80;

export interface ProgressOptions {
  readonly terminal: boolean;
  readonly columns: number;
  readonly language: Language;
  readonly text: Translate;
  readonly write: (text: string) => void;
  readonly now: () => number;
}

export class ProgressDisplay {
  readonly #options: ProgressOptions;
  #step = '';
  #drawnAt = Number.NEGATIVE_INFINITY;
  #drawn = 0;

  constructor(options: ProgressOptions) {
    this.#options = options;
  }

  report(step: string, subject: string, done: number, total: number): void {
    const key = `${step} ${subject}`;
    const begins = key !== this.#step;
    this.#step = key;
    if (this.#options.terminal) this.#draw(this.#label(step, subject), done, total, begins);
    else if (begins) this.#options.write(`${this.#label(step, subject)}\n`);
  }

  /** Takes the bar away, before anything else is written. */
  clear(): void {
    if (this.#drawn > 0) this.#options.write(`\r${' '.repeat(this.#drawn)}\r`);
    this.#drawn = 0;
    this.#step = '';
  }

  #label(step: string, subject: string): string {
    const name = this.#options.text(`job.step.${step}`);
    return subject === '' ? name : this.#options.text('cli.progress', { step: name, subject: this.#title(subject) });
  }

  /** A layer or an analysis by its title; a file by its name. */
  #title(subject: string): string {
    const id = [`layer.${subject}`, `analysis.${subject}.title`].find(hasMessage);
    return id === undefined ? subject : this.#options.text(id);
  }

  #draw(label: string, done: number, total: number, begins: boolean): void {
    const now = this.#options.now();
    if (!begins && now - this.#drawnAt < REDRAW_MS && (total === 0 || done < total)) return;
    this.#drawnAt = now;
    const line = clip(`${bar(done, total)} ${label}${this.#count(done, total)}`, this.#options.columns - 1);
    const width = textWidth(line);
    this.#options.write(`\r${line}${' '.repeat(Math.max(0, this.#drawn - width))}`);
    this.#drawn = Math.max(width, this.#drawn);
  }

  #count(done: number, total: number): string {
    const { language } = this.#options;
    if (done === 0) return '';
    return total > 0 ? ` ${formatNumber(done, language)}/${formatNumber(total, language)}` : ` ${formatNumber(done, language)}`;
  }
}

function bar(done: number, total: number): string {
  if (total <= 0) return '·'.repeat(BAR_CELLS);
  const full = Math.round((Math.min(done, total) / total) * BAR_CELLS);
  return '█'.repeat(full) + '░'.repeat(BAR_CELLS - full);
}
