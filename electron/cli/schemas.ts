import { z } from 'zod';
import { CLI_SCHEMAS } from '../../shared/contract/cli.ts';

/** The published JSON Schemas (draft 2020-12), by file name. */
export function schemaFiles(): Map<string, string> {
  return new Map(
    Object.entries(CLI_SCHEMAS).map(([name, schema]) => {
      const json = { ...z.toJSONSchema(schema, { io: 'output' }), title: `emprise ${name}` };
      return [`${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`];
    }),
  );
}
