import { Icon } from '../../design/icon.tsx';
import { formatLevel } from '../../format/numbers.ts';
import { type Section, type SectionAxis, sectionHeight } from '../../scene/section.ts';
import { useModelData } from '../model-data.ts';
import { useView, useViewState } from '../view-state.ts';

const axes: readonly { readonly axis: SectionAxis; readonly label: string; readonly name: string }[] = [
  { axis: 'z', label: 'Plan', name: 'horizontal' },
  { axis: 'x', label: 'X', name: 'across X' },
  { axis: 'y', label: 'Y', name: 'across Y' },
];

/** Where the building is cut open. */
export function SectionCard() {
  const view = useView();
  const { building } = useModelData();
  const section = useViewState((state) => state.section);
  if (section === undefined || building === undefined) return null;
  const set = (change: Partial<Section>) => view.store.set({ section: { ...section, ...change } });

  return (
    <fieldset className="section-card">
      <legend className="visually-hidden">Section</legend>
      <div className="section-axes">
        {axes.map(({ axis, label, name }) => (
          <button
            key={axis}
            type="button"
            className="button small"
            aria-pressed={axis === section.axis}
            title={`Cut ${name}`}
            onClick={() => set({ axis })}
          >
            {label}
          </button>
        ))}
        <button type="button" className="button small" onClick={() => set({ isFlipped: !section.isFlipped })}>
          <Icon name="flip" size={14} /> Other side
        </button>
        <button
          type="button"
          className="button small quiet icon-only"
          title="No section"
          onClick={() => view.store.set({ section: undefined })}
        >
          <Icon name="close" size={14} />
          <span className="visually-hidden">No section</span>
        </button>
      </div>
      <label className="section-slider">
        <span className="visually-hidden">Place of the section</span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.002}
          value={section.share}
          aria-valuetext={`${formatLevel(sectionHeight(building, section))} metres`}
          onChange={({ target }) => set({ share: target.valueAsNumber })}
        />
        <output>{formatLevel(sectionHeight(building, section))} m</output>
      </label>
    </fieldset>
  );
}
