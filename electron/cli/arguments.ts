import { parseArgs } from 'node:util';
import { nearest } from '../../shared/expression/index.ts';
import type { Command, Option } from './command.ts';
import { UsageFault } from './faults.ts';

export interface GivenArguments {
  readonly positionals: readonly string[];
  readonly options: ReadonlyMap<string, string | true>;
}

export const COMMON_OPTIONS: readonly Option[] = [
  { name: 'json' },
  { name: 'lang', value: 'LANG', choices: ['fr', 'en'] },
  { name: 'help' },
];

/** Reads what follows the command's name. Throws UsageFault: an unknown option or value is answered with the nearest known one. */
export function readArguments(command: Command, args: readonly string[]): GivenArguments {
  const known = [...command.options, ...COMMON_OPTIONS];
  const { tokens } = parseArgs({
    args: [...args],
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(
      known.map((option) => [
        option.name,
        { type: option.value ? 'string' : 'boolean', ...(option.name === 'help' ? { short: 'h' } : {}) } as const,
      ]),
    ),
  });
  const positionals: string[] = [];
  const options = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') options.set(token.name, optionValue(command, known, token.name, token.rawName, token.value));
  }
  return { positionals, options };
}

/** What the command cannot do without. Apart from `readArguments`, so that `--help` answers first. */
export function requireArguments(command: Command, given: GivenArguments): void {
  const least = command.positionals.filter((positional) => !positional.optional).length;
  const most = command.positionals.some((positional) => positional.several) ? Number.POSITIVE_INFINITY : command.positionals.length;
  const missing = command.positionals[given.positionals.length];
  if (given.positionals.length < least && missing)
    throw new UsageFault('argument-missing', { command: command.name, argument: missing.name });
  const extra = given.positionals[most];
  if (extra !== undefined) throw new UsageFault('argument-extra', { command: command.name, argument: extra });
  for (const option of command.options) {
    if (option.required && !given.options.has(option.name))
      throw new UsageFault('option-missing', {
        command: command.name,
        option: `--${option.name}`,
        values: option.choices?.join(', ') ?? option.value ?? '',
      });
  }
}

function optionValue(command: Command, known: readonly Option[], name: string, written: string, value: string | undefined): string | true {
  const option = known.find((candidate) => candidate.name === name);
  if (!option) {
    const suggestion = nearest(
      name,
      known.map((candidate) => candidate.name),
    );
    throw new UsageFault('option-unknown', {
      command: command.name,
      option: written,
      suggestion: suggestion === null ? 'none' : `--${suggestion}`,
    });
  }
  if (!option.value) {
    if (value !== undefined) throw new UsageFault('option-without-value', { option: written });
    return true;
  }
  if (value === undefined || value === '') throw new UsageFault('option-value-missing', { option: written, value: option.value });
  for (const word of option.list ? value.split(',') : [value]) checkChoice(option, word.trim());
  return value;
}

function checkChoice(option: Option, value: string): void {
  if (!option.choices || option.choices.includes(value)) return;
  throw new UsageFault('value-unknown', {
    option: `--${option.name}`,
    value,
    suggestion: nearest(value, option.choices) ?? 'none',
    values: option.choices.join(', '),
  });
}
