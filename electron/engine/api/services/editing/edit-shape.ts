/** One edit of shapes as one step of the journal. */
import type { CallResult, CheckedParams } from '../../../../../shared/contract/engine.ts';
import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { ChangeReceipt } from '../../../../../shared/domain/change.ts';
import type { Project } from '../../../store/index.ts';

export type EditRequest = CheckedParams<'edit/shape'>;
export type EditOutcome = Omit<CallResult<'edit/shape'>, 'receipt'> & { readonly receipt: ChangeReceipt };

/** Throws what the contract says of `edit/shape`. */
export async function editShape(project: Project, { table }: EditRequest): Promise<EditOutcome> {
  project.layer(table);
  throw new EmpriseError('edit-without-effect');
}
