import { useId, useRef } from 'react';
import { Icon } from '../../design/icon.tsx';
import type { Viewpoint } from '../../scene/camera.ts';
import type { Stage } from '../../scene/stage.ts';

const viewpoints: readonly (readonly [Viewpoint, string])[] = [
  ['corner', 'Corner'],
  ['top', 'From above'],
  ['south', 'South'],
  ['east', 'East'],
  ['north', 'North'],
  ['west', 'West'],
];

/** Looks at the building from one of its sides. */
export function ViewpointMenu({ stage }: { readonly stage: Stage }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);

  function choose(viewpoint: Viewpoint) {
    stage.view.view(viewpoint);
    list.current?.hidePopover();
  }

  return (
    <>
      <button type="button" className="tool viewpoint-button" popoverTarget={id} title="Look from one side">
        <Icon name="views" size={18} />
        <span>Views</span>
      </button>
      <div ref={list} id={id} className="viewpoints" popover="auto">
        {viewpoints.map(([viewpoint, label]) => (
          <button key={viewpoint} type="button" onClick={() => choose(viewpoint)}>
            {label}
          </button>
        ))}
      </div>
    </>
  );
}
