/** Kinds and formats of reports: what the window, the command line and the writers agree on. */
import { z } from 'zod';

/** site: fiche de site. synthese: page of the whole programme. territoire: EPCI or Territoire d'industrie. annexe: inventory. candidature: « sites clés en main » call. atelier: workshop minutes. */
export const REPORT_KINDS = ['site', 'synthese', 'territoire', 'annexe', 'candidature', 'atelier'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];
export const REPORT_FORMATS = ['pdf', 'docx', 'xlsx', 'pptx'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const reportKindSchema = z.enum(REPORT_KINDS);
export const reportFormatSchema = z.enum(REPORT_FORMATS);
