// What the scripts say while they work: plain lines on standard error, so that standard output keeps only results.
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');

export function say(text) {
  process.stderr.write(`emprise: ${text}\n`);
}

/** Ends the script with words a person can act on, without a stack trace. */
export function giveUp(text) {
  say(text);
  process.exit(1);
}
