import { X } from 'lucide-react';
import { runCommand } from '../state/commands.ts';
import { useNotices } from '../state/notices.ts';
import { Banner } from '../ui/Banner.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TechnicalDetails } from '../ui/TechnicalDetails.tsx';
import { useText } from '../ui/text.tsx';

/** Toasts leave by themselves, banners wait. */
export function Notices() {
  const text = useText();
  const { notices, dismiss } = useNotices();
  return (
    <div className="notices">
      {notices.map(({ id, tone, message, params, error, command }) => (
        <div key={id} className="notice" data-testid="notice">
          <Banner
            tone={tone}
            actions={
              <>
                {command && (
                  <LinkButton
                    onPress={() => {
                      dismiss(id);
                      runCommand(command);
                    }}
                  >
                    {text(`command.${command}`)}
                  </LinkButton>
                )}
                <IconButton compact icon={X} label={text('action.dismiss')} onPress={() => dismiss(id)} />
              </>
            }
          >
            {text(message, params)}
            {error && <TechnicalDetails code={error.code} details={error.details} />}
          </Banner>
        </div>
      ))}
    </div>
  );
}
