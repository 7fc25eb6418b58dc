/** What a command is: its words as data (help, checks and suggestions are made from them) and one function. */

import type { FormatLanguage } from '../../shared/format/numbers.ts';
import type { Translate } from '../../shared/messages/index.ts';
import type { Hooks } from '../engine/api/services/hooks.ts';

export interface Positional {
  /** As written in the usage line: `P`, `FILE`. Its text is `cli.argument.<name>`. */
  readonly name: string;
  /** The last positional may take several values. */
  readonly several?: true;
  readonly optional?: true;
}

export interface Option {
  /** Long name without the dashes. Its text is `cli.option.<name>`. */
  readonly name: string;
  /** Placeholder of its value in the usage line; without it the option is a switch. */
  readonly value?: string;
  readonly required?: true;
  /** Closed list of values; anything else is answered with the nearest. */
  readonly choices?: readonly string[];
  /** The value is a list of choices separated by commas. */
  readonly list?: true;
}

export interface Context {
  readonly positionals: readonly string[];
  readonly language: FormatLanguage;
  readonly json: boolean;
  readonly text: Translate;
  readonly hooks: Hooks;
  /** The value of an option, undefined where it was not given. */
  option(name: string): string | undefined;
  given(name: string): boolean;
  positional(index: number): string;
}

/** What a command answers: `data` for machines (one schema per command, shared/contract/cli.ts), `lines` for people. */
export interface Outcome {
  readonly data: unknown;
  readonly lines: readonly string[];
  /** Printed as it is instead of `lines`: a format the user asked for. */
  readonly output?: string;
  /** 1 = done, and the answer is a refusal (a project that fails its check). */
  readonly status?: 0 | 1;
}

export interface Command {
  /** Its summary is the message `cli.command.<name>`. */
  readonly name: string;
  readonly positionals: readonly Positional[];
  readonly options: readonly Option[];
  run(context: Context): Promise<Outcome>;
}
