/** One run of the command line, from the words given to an exit status. It writes; it never exits. */

import { EmpriseError } from '../../shared/contract/errors.ts';
import { nearest } from '../../shared/expression/index.ts';
import { LANGUAGES, translator } from '../../shared/messages/index.ts';
import type { Hooks } from '../engine/api/services/hooks.ts';
import { readArguments, requireArguments } from './arguments.ts';
import type { Command, Context } from './command.ts';
import { refusalOf, STATUS, type Status, UsageFault } from './faults.ts';
import { commandLines, overviewLines } from './help.ts';
import { languageOf } from './language.ts';
import { jsonText, writeError, writeOut } from './output.ts';
import { ProgressDisplay } from './progress.ts';
import { COMMANDS } from './registry.ts';

export interface Surroundings {
  readonly resources: string;
  readonly version: string;
  readonly terminal: boolean;
  readonly columns: number;
  /** True once the user has asked to stop. */
  readonly stopped: () => boolean;
}

export function commandNamed(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}

export async function runProgram(args: readonly string[], around: Surroundings): Promise<Status> {
  const language = languageOf(args);
  const text = translator(language);
  const progress = new ProgressDisplay({ ...around, language, text, write: writeError, now: () => performance.now() });
  try {
    const [name = 'help', ...rest] = args;
    if (name === '--version' || name === '-v') return done([around.version]);
    if (name === 'help' || name === '--help' || name === '-h') return help(rest, text);
    const command = commandNamed(name);
    if (!command) throw unknownCommand(name);
    const given = readArguments(command, rest);
    if (given.options.has('help')) return done(commandLines(command, text));
    requireArguments(command, given);
    const hooks: Hooks = {
      language,
      resources: around.resources,
      version: around.version,
      progress: (step, subject, count, total) => progress.report(step, subject, count, total),
      checkpoint: () => {
        if (around.stopped()) throw new EmpriseError('cancelled');
      },
    };
    const outcome = await command.run(contextOf(given, hooks));
    progress.clear();
    if (given.options.has('json')) writeOut(jsonText(outcome.data));
    else if (outcome.output !== undefined) writeOut(outcome.output);
    else done(outcome.lines);
    return outcome.status ?? STATUS.done;
  } catch (thrown) {
    progress.clear();
    const { status, error } = refusalOf(thrown, text);
    writeError(`${error.message}\n`);
    if (error.details !== undefined) writeError(`\n${text('cli.details')}\n${error.details}\n`);
    if (status === STATUS.usage) writeError(`${text('cli.usage.see-help', { command: commandNamed(args[0] ?? '')?.name ?? 'none' })}\n`);
    if (args.includes('--json')) writeOut(jsonText({ error }));
    return status;
  }
}

function done(lines: readonly string[]): Status {
  if (lines.length > 0) writeOut(`${lines.join('\n')}\n`);
  return STATUS.done;
}

function help(rest: readonly string[], text: ReturnType<typeof translator>): Status {
  const name = rest.find((word) => !word.startsWith('-') && !(LANGUAGES as readonly string[]).includes(word));
  if (name === undefined) return done(overviewLines(COMMANDS, text));
  const command = commandNamed(name);
  if (!command) throw unknownCommand(name);
  return done(commandLines(command, text));
}

function unknownCommand(name: string): UsageFault {
  const names = COMMANDS.map((command) => command.name);
  return new UsageFault('command-unknown', { command: name, suggestion: nearest(name, names) ?? 'none', commands: names.join(', ') });
}

function contextOf(given: ReturnType<typeof readArguments>, hooks: Hooks): Context {
  return {
    positionals: given.positionals,
    language: hooks.language,
    json: given.options.has('json'),
    text: translator(hooks.language),
    hooks,
    option: (name) => {
      const value = given.options.get(name);
      return typeof value === 'string' ? value : undefined;
    },
    given: (name) => given.options.has(name),
    positional: (index) => {
      const value = given.positionals[index];
      if (value === undefined) throw new Error(`no positional ${index}: the command declares fewer`);
      return value;
    },
  };
}
