/** Words to the user that are not an answer in place: toasts leave by themselves, banners stay until dismissed. */
import { create } from 'zustand';
import type { EngineError, MessageParams } from '../../shared/contract/errors.ts';
import { errorMessage } from './error-text.ts';

export interface Notice {
  readonly id: number;
  readonly kind: 'toast' | 'banner';
  readonly tone: 'info' | 'ok' | 'warning' | 'danger';
  /** Message id of the catalogue and its values. */
  readonly message: string;
  readonly params: MessageParams;
  readonly error?: EngineError;
  /** A command offered beside the words. */
  readonly command?: string;
}

interface NoticeStore {
  readonly notices: readonly Notice[];
  readonly toast: (message: string, params?: MessageParams, tone?: Notice['tone'], command?: string) => void;
  readonly banner: (tone: Notice['tone'], message: string, params?: MessageParams, command?: string) => void;
  /** What happened, what is safe, what to do: the text of the error's own code. */
  readonly refuse: (error: EngineError, command?: string) => void;
  readonly dismiss: (id: number) => void;
}

const TOAST_TIME = 5000;
let last = 0;

export const useNotices = create<NoticeStore>()((set, get) => {
  const add = (notice: Omit<Notice, 'id'>): number => {
    last += 1;
    const id = last;
    // a later word takes the place of the last one of its kind: they never pile up over the map
    const same = (other: Notice): boolean => other.kind === notice.kind && (notice.kind === 'toast' || other.tone === notice.tone);
    set((now) => ({ notices: [...now.notices.filter((other) => !same(other)), { ...notice, id }] }));
    return id;
  };
  return {
    notices: [],
    toast: (message, params = {}, tone = 'ok', command) => {
      const id = add({ kind: 'toast', tone, message, params, ...(command ? { command } : {}) });
      setTimeout(() => get().dismiss(id), TOAST_TIME);
    },
    banner: (tone, message, params = {}, command) => {
      add({ kind: 'banner', tone, message, params, ...(command ? { command } : {}) });
    },
    refuse: (error, command) => {
      add({
        kind: 'banner',
        tone: 'danger',
        message: errorMessage(error.code),
        params: error.params,
        error,
        ...(command ? { command } : {}),
      });
    },
    dismiss: (id) => set((now) => ({ notices: now.notices.filter((notice) => notice.id !== id) })),
  };
});
