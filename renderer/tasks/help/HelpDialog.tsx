import { hasMessage } from '../../../shared/messages/index.ts';
import { HELP_TOPICS, useHelp } from '../../state/help.ts';
import { Button, LinkButton } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Keyboard } from '../../ui/Keyboard.tsx';
import { useText } from '../../ui/text.tsx';
import { HELP_KEYS } from './topics.ts';
import './help.css';

/** A page of the help: what to do, where the figures come from, the keys. It stands above what it speaks of. */
export function HelpDialog() {
  const text = useText();
  const topic = useHelp((help) => help.topic);
  const { show, close } = useHelp.getState();
  if (topic === null) return null;
  const figures = `help.${topic}.figures`;
  return (
    <Dialog
      title={text(`help.${topic}.title`)}
      width={620}
      help={false}
      onClose={close}
      footer={
        <>
          <span className="grow" />
          <Button look="primary" onPress={close}>
            {text('action.close')}
          </Button>
        </>
      }
    >
      <div className="help selectable">
        <ol className="help-steps">
          {text(`help.${topic}.do`)
            .split('\n')
            .map((step) => (
              <li key={step}>{step}</li>
            ))}
        </ol>
        {hasMessage(figures) && (
          <section>
            <h3>{text('help.figures')}</h3>
            <p>{text(figures)}</p>
          </section>
        )}
        <section>
          <h3>{text('help.keys')}</h3>
          <dl className="help-keys">
            {HELP_KEYS[topic].map(({ shortcut, label }) => (
              <div key={shortcut}>
                <dt>{text(label)}</dt>
                <dd>
                  <Keyboard shortcut={shortcut} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
        <nav aria-label={text('help.topics')}>
          <h3>{text('help.topics')}</h3>
          <ul className="help-topics">
            {HELP_TOPICS.filter((other) => other !== topic).map((other) => (
              <li key={other}>
                <LinkButton onPress={() => show(other)}>{text(`help.${other}.title`)}</LinkButton>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </Dialog>
  );
}
