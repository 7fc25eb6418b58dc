import type { Translate } from '../../shared/messages/index.ts';
import { COMMON_OPTIONS } from './arguments.ts';
import type { Command, Option, Positional } from './command.ts';
import { pairLines } from './table.ts';

const written = (positional: Positional): string => {
  const name = `${positional.name}${positional.several ? '…' : ''}`;
  return positional.optional ? `[${name}]` : name;
};
const flag = (option: Option): string => `--${option.name}${option.value ? ` ${option.value}` : ''}`;

export function usageLine(command: Command): string {
  const options = command.options.map((option) => (option.required ? flag(option) : `[${flag(option)}]`));
  return ['emprise', command.name, ...command.positionals.map(written), ...options].join(' ');
}

/** All commands, one line each. */
export function overviewLines(commands: readonly Command[], text: Translate): string[] {
  return [
    text('cli.help.title'),
    '',
    text('cli.help.usage', { line: text('cli.help.line') }),
    '',
    ...indent(pairLines(commands.map((command) => [command.name, text(`cli.command.${command.name}`)]))),
    '',
    ...indent(optionLines(COMMON_OPTIONS, text)),
    '',
    text('cli.help.more'),
    text('cli.help.status'),
  ];
}

export function commandLines(command: Command, text: Translate): string[] {
  const argumentPairs = command.positionals.map((positional): [string, string] => [
    written(positional),
    text(`cli.argument.${positional.name}`),
  ]);
  return [
    text(`cli.command.${command.name}`),
    '',
    text('cli.help.usage', { line: usageLine(command) }),
    ...(argumentPairs.length > 0 ? ['', ...indent(pairLines(argumentPairs))] : []),
    '',
    ...indent(optionLines([...command.options, ...COMMON_OPTIONS], text)),
  ];
}

function optionLines(options: readonly Option[], text: Translate): string[] {
  return pairLines(
    options.map((option) => [
      flag(option),
      option.choices
        ? text('cli.help.choices', { text: text(`cli.option.${option.name}`), values: option.choices.join(', ') })
        : text(`cli.option.${option.name}`),
    ]),
  );
}

const indent = (lines: readonly string[]): string[] => lines.map((line) => (line === '' ? '' : `  ${line}`));
