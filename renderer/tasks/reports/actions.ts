import type { ReportFormat } from '../../../shared/domain/report.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { shellCall } from '../../engine/shell.ts';
import { useJobs } from '../../state/jobs.ts';
import { useNotices } from '../../state/notices.ts';
import { usePreferences } from '../../state/preferences.ts';
import { fileName, type ReportAsked } from './model.ts';

/** Asks where, then writes. Answers false when given up or refused. */
export async function writeReport(asked: ReportAsked, kindName: string, title: string, format: ReportFormat): Promise<boolean> {
  try {
    const file = await shellCall('chooseSave', { purpose: format, name: fileName(kindName, title, format) });
    if (!file) return false;
    const { job } = await call('reports/write', { ...asked, file: file.token, format, language: usePreferences.getState().language });
    useJobs.getState().start(job, 'export', title);
    return true;
  } catch (error) {
    useNotices.getState().refuse(refusalOf(error));
    return false;
  }
}
