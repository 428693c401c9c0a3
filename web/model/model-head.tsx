import { Link } from '../app/link.tsx';
import { ThemeSwitch } from '../app/theme.tsx';
import { Icon } from '../design/icon.tsx';
import { Wordmark } from '../design/wordmark.tsx';
import { formatCount } from '../format/numbers.ts';
import { AccountMenu } from '../session/account-menu.tsx';
import { useMe } from '../session/session.ts';
import { useModelData } from './model-data.ts';
import { useView } from './view-state.ts';

export interface Panels {
  readonly left: boolean;
  readonly right: boolean;
}

interface ModelHeadProps {
  /** Undefined where there are no panels to close. */
  readonly panels: Panels | undefined;
  readonly onPanels: (panels: Panels) => void;
}

/** The way back, which model this is, and switches for what is around the 3D view. */
export function ModelHead({ panels, onPanels }: ModelHeadProps) {
  const { name, current, versions } = useModelData().model;
  const view = useView();
  const { principal } = useMe();
  return (
    <header className="model-head">
      <Link to={{}} className="model-home" aria-label="Plinth: all models">
        <Wordmark />
      </Link>
      <h1 className="model-title">{name}</h1>
      <p className="model-about">
        {current.schema} · {formatCount(current.counts.products)} objects
        {versions > 1 && ` · version ${current.number}`}
      </p>
      <span className="model-switches">
        {panels && (
          <>
            <PanelSwitch side="left" name="tree" panels={panels} onPanels={onPanels} />
            <PanelSwitch side="right" name="properties" panels={panels} onPanels={onPanels} />
            <button
              type="button"
              className="button quiet icon-only"
              title="Keys (?)"
              onClick={() => view.store.set({ areKeysShown: true })}
            >
              <Icon name="keys" />
              <span className="visually-hidden">Show the keys</span>
            </button>
          </>
        )}
        {principal.signedInBy !== 'local' && <AccountMenu />}
        <ThemeSwitch />
      </span>
    </header>
  );
}

interface PanelSwitchProps {
  readonly side: keyof Panels;
  readonly name: string;
  readonly panels: Panels;
  readonly onPanels: (panels: Panels) => void;
}

function PanelSwitch({ side, name, panels, onPanels }: PanelSwitchProps) {
  const isOpen = panels[side];
  return (
    <button
      type="button"
      className={isOpen ? 'button quiet icon-only' : 'button quiet icon-only is-off'}
      aria-pressed={isOpen}
      title={`${isOpen ? 'Close' : 'Open'} the ${name}`}
      onClick={() => onPanels({ ...panels, [side]: !isOpen })}
    >
      <Icon name={`panel-${side}`} />
      <span className="visually-hidden">Panel with the {name}</span>
    </button>
  );
}
