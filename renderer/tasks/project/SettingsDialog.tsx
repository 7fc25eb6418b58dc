import { CONTRASTS, MOTIONS, type Preferences, SHELL_LANGUAGES, TEXT_SIZES, THEMES } from '../../../shared/contract/shell.ts';
import { METHODES_SURFACE, type MethodeSurface } from '../../../shared/domain/site.ts';
import { call } from '../../engine/call.ts';
import { refusalOf } from '../../engine/refusal.ts';
import { useDialogs } from '../../state/dialogs.ts';
import { useNotices } from '../../state/notices.ts';
import { usePreferences } from '../../state/preferences.ts';
import { useProject } from '../../state/project.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useFormat } from '../../ui/format.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import { useText } from '../../ui/text.tsx';

interface SettingsDialogProps {
  readonly onChange: (change: Partial<Preferences>) => void;
}

export function SettingsDialog({ onChange }: SettingsDialogProps) {
  const text = useText();
  const { close } = useDialogs.getState();
  const { language, theme, contrast, motion, textSize, networkAllowed } = usePreferences();
  const format = useFormat();
  const project = useProject((store) => store.project);
  const setMethode = async (methodeSurface: MethodeSurface): Promise<void> => {
    try {
      useProject.getState().show(await call('project/settings', { methodeSurface }));
    } catch (error) {
      useNotices.getState().refuse(refusalOf(error));
    }
  };
  return (
    <Dialog
      title={text('settings.title')}
      width={520}
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
      <div className="settings">
        <span className="field-label">{text('settings.language')}</span>
        <Segmented
          label={text('settings.language')}
          value={language}
          choices={SHELL_LANGUAGES.map((id) => ({ id, label: text(`settings.language.${id}`) }))}
          onChange={(id) => onChange({ language: id as Preferences['language'] })}
        />
        <span className="field-label">{text('settings.theme')}</span>
        <Segmented
          label={text('settings.theme')}
          value={theme}
          choices={THEMES.map((id) => ({ id, label: text(`settings.theme.${id}`) }))}
          onChange={(id) => onChange({ theme: id as Preferences['theme'] })}
        />
        <span className="field-label">{text('settings.contrast')}</span>
        <Segmented
          label={text('settings.contrast')}
          value={contrast}
          choices={CONTRASTS.map((id) => ({ id, label: text(`settings.contrast.${id}`) }))}
          onChange={(id) => onChange({ contrast: id as Preferences['contrast'] })}
        />
        <span className="field-label">{text('settings.text-size')}</span>
        <Segmented
          label={text('settings.text-size')}
          value={String(textSize)}
          choices={TEXT_SIZES.map((size) => ({ id: String(size), label: format.percent(size / 100) }))}
          onChange={(id) => onChange({ textSize: Number(id) as Preferences['textSize'] })}
        />
        <span className="field-label">{text('settings.motion')}</span>
        <Segmented
          label={text('settings.motion')}
          value={motion}
          choices={MOTIONS.map((id) => ({ id, label: text(`settings.motion.${id}`) }))}
          onChange={(id) => onChange({ motion: id as Preferences['motion'] })}
        />
        <div className="network">
          <Checkbox checked={networkAllowed} onChange={(allowed) => onChange({ networkAllowed: allowed })}>
            <span>{text('settings.network')}</span>
          </Checkbox>
          <p className="small muted">{text('settings.network-hint')}</p>
        </div>
        {project && (
          <>
            <Select
              label={text('settings.area-method')}
              value={project.methodeSurface}
              disabled={project.readOnly}
              choices={METHODES_SURFACE.map((id) => ({ id, label: text(`method.surface.${id}`) }))}
              onChange={(id) => void setMethode(id as MethodeSurface)}
            />
            <p className="small muted">{text('settings.area-method-hint')}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}
