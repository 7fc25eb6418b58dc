import { EmpriseError } from '../../../../../shared/contract/errors.ts';
import type { ShapeEdit, ShapeEditKind } from '../../../../../shared/domain/edit.ts';
import type { EditStep } from './edit-step.ts';
import type { Scene } from './scene.ts';

type EditOf<K extends ShapeEditKind> = Extract<ShapeEdit, { kind: K }>;

/** What one kind of edit changes, put into the step. */
export type Deed<K extends ShapeEditKind> = (scene: Scene, edit: EditOf<K>, step: EditStep) => void;

/** `cause`: a branch of the message `error.edit-without-effect`. */
export const withoutEffect = (cause: string): EmpriseError => new EmpriseError('edit-without-effect', { cause });
