/** `npm run fuzz -- [--count 10000] [--seed 1] [--from 0] [--save N]`: damaged and hostile files over every reader. Exit 1 when one gets through. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fuzz, saveCase } from './run.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    /** Writes the files of this case to out/fuzz instead of running. */
    save: { type: 'string' },
  },
});
const seed = Number(values.seed);

if (values.save !== undefined) {
  process.stdout.write(`${saveCase(Number(values.save), seed, path.resolve('out/fuzz', `${seed}-${values.save}`))}\n`);
} else {
  const begun = performance.now();
  const count = Number(values.count);
  const result = await fuzz({
    seed,
    from: Number(values.from),
    count,
    onProgress: (done) => {
      if (done % 500 === 0) process.stderr.write(`${done} / ${count}\n`);
    },
  });
  for (const [family, outcomes] of [...result.outcomes].sort(([a], [b]) => a.localeCompare(b))) {
    const shown = [...outcomes].sort((a, b) => b[1] - a[1]).map(([outcome, cases]) => `${outcome} ${cases}`);
    process.stdout.write(`${family.padEnd(16)} ${shown.join(' · ')}\n`);
  }
  for (const { number, family, fault } of result.faults.slice(0, 40)) process.stdout.write(`FAULT case ${number} (${family}): ${fault}\n`);
  const { slowest } = result;
  process.stdout.write(
    `${result.cases} files (seed ${seed}): ${result.crashes} crashes, ${result.hangs} hangs over 5 s, ${result.writes} writes outside, ` +
      `${result.faults.length} faults; slowest ${Math.round(slowest.ms)} ms (case ${slowest.number}, ${slowest.family}); ` +
      `${Math.round((performance.now() - begun) / 1000)} s\n`,
  );
  process.exitCode = result.faults.length === 0 ? 0 : 1;
}
