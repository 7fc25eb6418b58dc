/** The page of a series that is shown. */
import type { PageObject } from '../../../shared/domain/page-report.ts';

export function seriesObject(): PageObject | null {
  return null;
}
