import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BENCH_CASES } from '../../../electron/cli/bench/registry.ts';
import { commandLines, overviewLines } from '../../../electron/cli/help.ts';
import { COMMANDS } from '../../../electron/cli/registry.ts';
import { schemaFiles } from '../../../electron/cli/schemas.ts';
import { STOPPABLE } from '../../../electron/cli/supervise.ts';
import { CLI_SCHEMAS } from '../../../shared/contract/cli.ts';
import { EXPRESSION_REASONS } from '../../../shared/expression/index.ts';
import { hasMessage, LANGUAGES, translator } from '../../../shared/messages/index.ts';

describe.each(COMMANDS.map((command) => [command.name, command] as const))('%s', (name, command) => {
  it('has its texts in both languages', () => {
    const ids = [
      `cli.command.${name}`,
      ...command.positionals.map((positional) => `cli.argument.${positional.name}`),
      ...command.options.map((option) => `cli.option.${option.name}`),
    ];
    expect(ids.filter((id) => !hasMessage(id))).toEqual([]);
    for (const language of LANGUAGES) expect(commandLines(command, translator(language)).join('\n')).not.toMatch(/cli\.|…\}/);
  });

  it('publishes the schema of its JSON', () => {
    expect(Object.keys(CLI_SCHEMAS)).toContain(name);
  });
});

describe('the commands run in a thread of their own', () => {
  it('are commands', () => {
    expect(COMMANDS.map(({ name }) => name)).toEqual(expect.arrayContaining(STOPPABLE));
  });
});

describe('the help', () => {
  it('lists every command', () => {
    const lines = overviewLines(COMMANDS, translator('fr')).join('\n');
    for (const { name } of COMMANDS) expect(lines).toContain(`  ${name} `);
  });
});

describe('the published schemas', () => {
  it.each([...schemaFiles()])('resources/schemas/%s is in step (else: node electron/cli/write-schemas.ts)', (file, text) => {
    expect(readFileSync(new URL(`../../../resources/schemas/${file}`, import.meta.url), 'utf8')).toBe(text);
  });
});

describe('the texts made from codes', () => {
  it('exist for every reason of an expression and every figure of the benchmark', () => {
    const ids = [...EXPRESSION_REASONS.map((reason) => `expression.${reason}`), ...BENCH_CASES.map(({ id }) => `cli.bench.case.${id}`)];
    expect(ids.filter((id) => !hasMessage(id))).toEqual([]);
  });
});
