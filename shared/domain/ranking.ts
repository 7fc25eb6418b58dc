/** A ranking as it leaves Emprise: `rank --json`, minutes, workbook. Scores 0–100, reliability, weights and probabilities 0–1; null: not known. */
import { z } from 'zod';
import { criterionFeedSchema, RANKING_METHODS } from './workshop.ts';

const share = z.number().min(0).max(1);

export const rankedSiteSchema = z.object({
  /** Null where the site has none: excluded, left out, or nothing known of it. Ties share the first of their ranks. */
  rank: z.number().int().positive().nullable(),
  site_id: z.string(),
  site_nom: z.string().nullable(),
  excluded: z.boolean(),
  /** Code of the criterion whose threshold excludes it, or `left-out`: the scenario leaves it out. */
  reason: z.string().nullable(),
  score: z.number().nullable(),
  reliability: share,
  /** Every active criterion; the score is Σ weight × score / Σ weight over the known ones. */
  contributions: z.array(
    z.object({ criterion: z.string(), value: z.union([z.number(), z.string()]).nullable(), score: z.number().nullable(), weight: share }),
  ),
  /** Null without a rank. */
  stability: z
    .object({ mean_rank: z.number(), p_first: share, p_top5: share, rank_p05: z.number().int(), rank_p95: z.number().int() })
    .nullable(),
});
export const rankingSchema = z.object({
  scenario: z.string(),
  method: z.enum(RANKING_METHODS),
  grid: z.object({ id: z.string(), version: z.string() }),
  /** Weights come from so many ballots; null: from the scenario. */
  ballots: z.number().int().nullable(),
  draws: z.number().int(),
  seed: z.number().int(),
  /** Some values rest on analyses whose inputs changed since. */
  stale: z.boolean(),
  /** Some analysis was never run: what it would give is missing so far. */
  unrun: z.boolean(),
  /** As `contributions` name them, in their order. */
  criteria: z.array(
    z.object({ code: z.string(), label: z.string(), family: z.string(), unit: z.string().nullable(), feed: criterionFeedSchema }),
  ),
  /** Criteria that are the same for all sites, and those nobody has a value of: they decide nothing. */
  constant: z.array(z.string()),
  unknown: z.array(z.string()),
  sites: z.array(rankedSiteSchema),
});
export type RankingReport = z.output<typeof rankingSchema>;
