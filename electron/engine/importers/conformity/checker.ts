/** Every object of a file against the CNIG standard of its kind, as delivered: before Emprise corrects, converts or fills in anything. */
import type { Conformity } from '../../../../shared/domain/import.ts';
import type { SchemaKind } from '../../../../shared/domain/kinds/index.ts';
import { ROWS_KEPT } from '../../../../shared/domain/note.ts';
import type { Translate } from '../../../../shared/messages/index.ts';
import { isoDate } from '../prepare/dates.ts';
import { isMissingText, jsonOf } from '../prepare/values.ts';
import type { SourceValue } from '../types.ts';
import type { Rule } from './checks.ts';
import type { Standard } from './standard.ts';
import { cnigFriches } from './standards/friches.ts';
import { cnigEtablissements, cnigSites, cnigTerrains } from './standards/sites-economiques.ts';

/** What was found, before its texts are made. */
export interface ConformityFindings extends Omit<Conformity, 'problems'> {
  readonly problems: readonly {
    readonly field: string;
    readonly rule: Rule;
    /** Message `conformity.<code>`. */
    readonly code: string;
    readonly params: Readonly<Record<string, string>>;
    readonly count: number;
    readonly examples: readonly string[];
    readonly rows: readonly number[];
  }[];
}

const STANDARDS: readonly Standard[] = [cnigFriches, cnigSites, cnigTerrains, cnigEtablissements];
const EXAMPLES = 5;
const DISTINCT = 500;
const EXAMPLE_LENGTH = 80;
/** The model's regular expression for terrains takes digits only: right ids of Corsica are refused by official validators. */
const CORSICA = /(^|\|)2[AB]/;

interface Problem {
  readonly field: string;
  readonly rule: Rule;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  count: number;
  readonly rows: number[];
  readonly examples: Map<string, number>;
}

export function standardOf(kind: SchemaKind): Standard | null {
  return STANDARDS.find((standard) => standard.kind === kind) ?? null;
}

export class ConformityChecker {
  readonly #standard: Standard;
  readonly #problems = new Map<string, Problem>();
  readonly #keys = new Set<string>();
  #objects = 0;
  #conforming = 0;
  #faulty = false;

  constructor(standard: Standard) {
    this.#standard = standard;
  }

  /**
   * One object. `delivered`: the source's own value of a project's field, undefined where the file has no column for it.
   * Answers whether a parcel id of Corsica is among the terrains', which official validators refuse by mistake.
   */
  add(row: number, delivered: (target: string) => SourceValue | undefined, hasGeometry: boolean): { corsica: boolean } {
    const { fields, geometry, key } = this.#standard;
    this.#objects++;
    this.#faulty = false;
    for (const field of fields) {
      const value = delivered(field.target);
      const text = textOf(value);
      if (text === null) {
        if (field.required) this.#report(field.name, 'required', value === undefined ? 'column-missing' : 'value-missing', row);
        continue;
      }
      const finding = field.check?.(text) ?? null;
      if (finding !== null) this.#report(field.name, finding.rule, finding.code, row, finding.example ?? text);
      if (field.target === key) this.#checkUnique(field.name, text, row);
    }
    if (!hasGeometry) this.#report(geometry, 'required', 'geometry-missing', row);
    this.#checkOrders(row, delivered);
    this.#checkBegins(row, delivered);
    if (!this.#faulty) this.#conforming++;
    return { corsica: CORSICA.test(textOf(delivered('terr_refcad')) ?? '') };
  }

  findings(): ConformityFindings {
    const problems = [...this.#problems.values()]
      .sort((a, b) => b.count - a.count)
      .map(({ examples, ...problem }) => ({
        ...problem,
        examples: [...examples]
          .sort((a, b) => b[1] - a[1])
          .slice(0, EXAMPLES)
          .map(([text]) => text),
      }));
    return { standard: this.#standard.name, objects: this.#objects, conforming: this.#conforming, problems };
  }

  #checkUnique(field: string, key: string, row: number): void {
    if (this.#keys.has(key)) this.#report(field, 'unique', 'repeated', row, key);
    else this.#keys.add(key);
  }

  /** Read however they are written: their spelling is another matter. */
  #checkOrders(row: number, delivered: (target: string) => SourceValue | undefined): void {
    for (const [earlier, later] of this.#standard.orders) {
      const [a, b] = [textOf(delivered(earlier)), textOf(delivered(later))];
      const [first, second] = [a && comparable(a), b && comparable(b)];
      if (first && second && first > second) this.#report(later, 'date-order', 'date-order', row, `${a} > ${b}`, { earlier });
    }
  }

  #checkBegins(row: number, delivered: (target: string) => SourceValue | undefined): void {
    const { begins } = this.#standard;
    if (begins === undefined) return;
    const [start, whole] = [textOf(delivered(begins.start)), textOf(delivered(begins.whole))];
    if (start !== null && whole !== null && !whole.startsWith(start))
      this.#report(begins.start, 'pattern', begins.code, row, `${start} ≠ ${whole}`);
  }

  #report(field: string, rule: Rule, code: string, row: number, example?: string, params: Readonly<Record<string, string>> = {}): void {
    this.#faulty = true;
    const key = `${field} ${code}`;
    let problem = this.#problems.get(key);
    if (!problem) {
      problem = { field, rule, code, params, count: 0, rows: [], examples: new Map() };
      this.#problems.set(key, problem);
    }
    problem.count++;
    if (problem.rows.length < ROWS_KEPT) problem.rows.push(row);
    if (example === undefined) return;
    const shown = example.length > EXAMPLE_LENGTH ? `${example.slice(0, EXAMPLE_LENGTH - 1)}…` : example;
    if (problem.examples.size < DISTINCT || problem.examples.has(shown))
      problem.examples.set(shown, (problem.examples.get(shown) ?? 0) + 1);
  }
}

export function conformityInWords(findings: ConformityFindings, translate: Translate): Conformity {
  return {
    ...findings,
    problems: findings.problems.map(({ code, params, ...problem }) => ({
      ...problem,
      message: translate(`conformity.${code}`, { ...params, count: problem.count }),
      examples: [...problem.examples],
      rows: [...problem.rows],
    })),
  };
}

/** Null where there is no value, in any of the ways the models allow. */
function textOf(value: SourceValue | undefined): string | null {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'object' ? jsonOf(value) : String(value);
  return isMissingText(text) ? null : text.trim();
}

/** A date or a year that sorts as text; null for anything else. */
function comparable(text: string): string | null {
  return isoDate(text) ?? (/^\d{4}$/.test(text) ? text : null);
}
