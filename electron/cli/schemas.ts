import { z } from 'zod';
import { CLI_SCHEMAS } from '../../shared/contract/cli.ts';

const LINE_WIDTH = 140;

/** The published JSON Schemas (draft 2020-12), by file name, laid out as the project's formatter does. */
export function schemaFiles(): Map<string, string> {
  return new Map(
    Object.entries(CLI_SCHEMAS).map(([name, schema]) => {
      const json = { ...z.toJSONSchema(schema, { io: 'output' }), title: `emprise ${name}` };
      return [`${name}.schema.json`, `${layOut(json, '', 0)}\n`];
    }),
  );
}

/** Objects one key a line; lists of plain values on one line where they fit after `before` characters. */
function layOut(value: unknown, indent: string, before: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const inLine = `[${value.map((item) => JSON.stringify(item)).join(', ')}]`;
    // the comma after it counts as well
    if (value.every((item) => typeof item !== 'object') && before + inLine.length < LINE_WIDTH) return inLine;
    return `[\n${value.map((item) => deeper + layOut(item, deeper, deeper.length)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return '{}';
  return `{\n${entries
    .map(([key, item]) => {
      const start = `${deeper}${JSON.stringify(key)}: `;
      return start + layOut(item, deeper, start.length);
    })
    .join(',\n')}\n${indent}}`;
}
