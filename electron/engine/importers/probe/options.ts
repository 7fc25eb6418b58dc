import type { ImportOptions } from '../../../../shared/domain/import.ts';

/** Decisions taken so far: what is proposed takes them as they are. */
export type ProbeOptions = { readonly [K in keyof ImportOptions]?: ImportOptions[K] | undefined };
