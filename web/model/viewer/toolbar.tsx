import { Icon } from '../../design/icon.tsx';
import type { IconName } from '../../design/icon-paths.ts';
import type { Stage } from '../../scene/stage.ts';
import { useModelData } from '../model-data.ts';
import { useView, useViewState } from '../view-state.ts';
import { viewerActions } from './viewer-actions.ts';
import { ViewpointMenu } from './viewpoint-menu.tsx';

/** The tools of the 3D view. */
export function Toolbar({ stage }: { readonly stage: Stage }) {
  const view = useView();
  const data = useModelData();
  const state = useViewState((all) => all);
  const actions = viewerActions(view, data);
  const hasSpaces = data.building?.elements.isSpace.includes(1) ?? false;
  const { hidden, isolated, level, isRestFaint, areSpacesShown, section } = state;
  const isPartial = isolated !== undefined || level !== undefined;
  const isFiltered = isPartial || hidden.size > 0;

  return (
    <div className="toolbar" role="toolbar" aria-label="3D view tools">
      <Tool icon="fit" label="Fit" hint="Show the selection or all of it (F)" onClick={actions.showWhole} />
      <ViewpointMenu stage={stage} />
      <span className="toolbar-gap" />
      <Tool icon="isolate" label="Isolate" hint="Show only the selection (I)" onClick={actions.isolate} />
      <Tool icon="eye-off" label="Hide" hint="Hide the selection (H)" onClick={actions.hide} />
      <Tool icon="all" label="Show all" hint="Undo hiding (A)" onClick={isFiltered ? actions.showAll : undefined} />
      <Tool
        icon="fade"
        label="X-ray"
        hint="Show what is left out faintly (X)"
        isOn={isPartial && isRestFaint}
        onClick={isPartial ? actions.toggleRest : undefined}
      />
      <span className="toolbar-gap" />
      <Tool
        icon="section"
        label="Section"
        hint="Cut the building open (S)"
        isOn={section !== undefined}
        onClick={actions.toggleSection}
      />
      {hasSpaces && (
        <Tool
          icon="space"
          label="Spaces"
          hint="Show rooms and other spaces (R)"
          isOn={areSpacesShown}
          onClick={actions.toggleSpaces}
        />
      )}
    </div>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly hint: string;
  /** Of a switch. */
  readonly isOn?: boolean;
  /** Undefined: cannot be done now. */
  readonly onClick: (() => void) | undefined;
}

function Tool({ icon, label, hint, isOn, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className="tool"
      title={hint}
      aria-pressed={isOn}
      disabled={onClick === undefined}
      onClick={onClick}
    >
      <Icon name={icon} size={18} />
      <span>{label}</span>
    </button>
  );
}
