import { useEffect, useState } from 'react';
import type { CallResult } from '../../../shared/contract/engine.ts';
import { call } from '../../engine/call.ts';
import { Banner } from '../../ui/Banner.tsx';
import { LinkButton } from '../../ui/Button.tsx';
import { useFormat } from '../../ui/format.ts';
import { useText } from '../../ui/text.tsx';

type Session = CallResult<'project/recoverable'>[number];

/** Work that a crash left behind, newer than its document. */
export function RecoveryOffer({ onRecover }: { onRecover: (session: string) => void }) {
  const text = useText();
  const format = useFormat();
  const [sessions, setSessions] = useState<readonly Session[]>([]);
  useEffect(() => {
    let current = true;
    void call('project/recoverable', {})
      .then((list) => current && setSessions(list))
      .catch(() => undefined);
    return () => {
      current = false;
    };
  }, []);
  const discard = (session: string): void => {
    setSessions(sessions.filter((one) => one.session !== session));
    void call('project/discard-session', { session }).catch(() => undefined);
  };
  return (
    <div className="recovery">
      {sessions.map((session) => (
        <Banner
          key={session.session}
          tone="warning"
          actions={
            <>
              <LinkButton onPress={() => onRecover(session.session)}>{text('recovery.recover')}</LinkButton>
              <LinkButton onPress={() => discard(session.session)}>{text('recovery.discard')}</LinkButton>
            </>
          }
        >
          {text(session.savedAt ? 'recovery.offer' : 'recovery.offer-unsaved', {
            name: session.name,
            edited: format.moment(session.editedAt),
            saved: session.savedAt ? format.moment(session.savedAt) : '',
          })}
        </Banner>
      ))}
    </div>
  );
}
