/** The layers of the chosen files with their decisions; each is looked at again shortly after a decision that changes what is proposed. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { refusalOf } from '../../engine/refusal.ts';
import type { ImportFile } from '../../state/dialogs.ts';
import { inspectAgain, inspectFiles, type Refused } from './actions.ts';
import { type Draft, draftsOf, lookKey } from './draft.ts';

/** Typing and quick choices come to rest before the file is looked at again. */
const REST_MS = 150;

export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly refused: readonly Refused[];
  /** The first look at the files is under way. */
  readonly looking: boolean;
  /** Keys of layers whose decisions are not yet in what is shown of them. */
  readonly pending: ReadonlySet<string>;
  readonly change: (draft: Draft) => void;
  readonly refuse: (refusals: readonly Refused[]) => void;
}

export function useDrafts(files: readonly ImportFile[]): Drafts {
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [looking, setLooking] = useState(true);
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  /** Decisions of the last look that was asked for, by layer. */
  const looked = useRef(new Map<string, string>());

  useEffect(() => {
    let current = true;
    setDrafts([]);
    setRefused([]);
    setLooking(true);
    looked.current.clear();
    void inspectFiles(
      files,
      (file, proposal, mappings) => {
        if (!current) return;
        const found = draftsOf(file.token, proposal, mappings, file.known).map((draft) =>
          file.size === null ? { ...draft, bytes: null } : draft,
        );
        // with decisions taken up from before it is looked at once more, as the import will be asked
        for (const draft of found) if (!draft.remembered && !file.known) looked.current.set(draft.key, lookKey(draft));
        setDrafts((now) => [...now, ...found]);
      },
      (refusal) => current && setRefused((now) => [...now, refusal]),
    ).then(() => current && setLooking(false));
    return () => {
      current = false;
    };
  }, [files]);

  useEffect(() => {
    const changed = drafts.filter((draft) => looked.current.get(draft.key) !== lookKey(draft));
    if (changed.length === 0) return;
    const timer = setTimeout(() => {
      for (const draft of changed) void lookAgain(draft);
    }, REST_MS);
    const lookAgain = async (draft: Draft): Promise<void> => {
      const key = lookKey(draft);
      looked.current.set(draft.key, key);
      setPending((now) => new Set(now).add(draft.key));
      const patch = await inspectAgain(draft).then(
        (proposal) => ({ proposal, problem: null }),
        (error: unknown) => ({ problem: refusalOf(error) }),
      );
      // an answer to decisions that have changed since says nothing any more
      if (looked.current.get(draft.key) !== key) return;
      setDrafts((now) => now.map((one) => (one.key === draft.key && lookKey(one) === key ? { ...one, ...patch } : one)));
      setPending((now) => new Set([...now].filter((one) => one !== draft.key)));
    };
    return () => clearTimeout(timer);
  }, [drafts]);

  const change = useCallback((draft: Draft) => setDrafts((now) => now.map((one) => (one.key === draft.key ? draft : one))), []);
  const refuse = useCallback((refusals: readonly Refused[]) => setRefused((now) => [...now, ...refusals]), []);
  return { drafts, refused, looking, pending, change, refuse };
}
