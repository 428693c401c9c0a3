import type { ElementDetails } from '#api/contracts';
import { Icon } from '../../design/icon.tsx';
import { useModelData } from '../model-data.ts';
import { useView } from '../view-state.ts';

const METRES = 2;

/** The questions of one click about the selected element: what is near it, what is inside its space. */
export function AskMenu({ element }: { readonly element: ElementDetails['element'] }) {
  const view = useView();
  const { tree } = useModelData();
  const name = element.name || element.class;
  const space = element.class === 'IfcSpace' ? element.expressId : element.space?.expressId;
  const spaceName = space === undefined ? '' : (tree?.byExpressId.get(space)?.label ?? 'this space');

  return (
    <>
      <button
        type="button"
        className="button small"
        onClick={() =>
          view.ask({
            request: { within: { distance: METRES, of: { expressId: element.expressId } } },
            expressId: element.expressId,
            words: name,
          })
        }
      >
        <Icon name="near" size={14} /> Within {METRES} m of this
      </button>
      {space !== undefined && (
        <button
          type="button"
          className="button small"
          onClick={() => view.ask({ request: { within: { space } }, expressId: space, words: spaceName })}
        >
          <Icon name="space" size={14} /> Inside {element.class === 'IfcSpace' ? 'this space' : 'its space'}
        </button>
      )}
    </>
  );
}
