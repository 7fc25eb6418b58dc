import { X } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { runCommand } from '../state/commands.ts';
import { useNotices } from '../state/notices.ts';
import { useProject } from '../state/project.ts';
import { useView } from '../state/view.ts';
import { Banner } from '../ui/Banner.tsx';
import { LinkButton } from '../ui/Button.tsx';
import { IconButton } from '../ui/IconButton.tsx';
import { TechnicalDetails } from '../ui/TechnicalDetails.tsx';
import { useText } from '../ui/text.tsx';
import { FOLDED_TABLE, INSPECTOR_WIDTH, LAYERS_WIDTH, STATUS_HEIGHT, useCovering } from './frame-sizes.ts';

const SCREEN_MARGIN = 16;

/** At the foot of the map, clear of the table's columns and of the panels' figures. */
function usePlace(): CSSProperties {
  const open = useProject((store) => store.project !== null);
  const empty = useProject((store) => (store.project?.layers ?? []).every((layer) => layer.count === 0));
  const covering = useCovering();
  const { onMap, layersOpen, inspectorOpen, under } = useView(
    useShallow((view) => ({
      onMap: view.mode === 'carte',
      layersOpen: view.layersOpen,
      inspectorOpen: view.inspectorOpen,
      under: view.tableOpen ? view.tableHeight : FOLDED_TABLE,
    })),
  );
  const left = open && onMap && layersOpen ? LAYERS_WIDTH : 0;
  const right = open && inspectorOpen && (!covering.narrow || covering.covered > 0 || !onMap) ? INSPECTOR_WIDTH : 0;
  const bottom = STATUS_HEIGHT + SCREEN_MARGIN + (open && onMap && !empty ? under : 0);
  return { left: `calc(50vw + ${(left - right) / 2}px)`, bottom };
}

/** Toasts leave by themselves, banners wait. */
export function Notices() {
  const text = useText();
  const { notices, dismiss } = useNotices();
  const place = usePlace();
  return (
    <div className="notices" style={place}>
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
