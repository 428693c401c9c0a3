import { useState } from 'react';
import { type Tab, Tabs } from '../design/tabs.tsx';
import { useMedia } from '../design/use-media.ts';
import { ClassPanel } from './classes/class-panel.tsx';
import { ModelHead } from './model-head.tsx';
import './model-layout.css';
import { PropertiesPanel } from './properties/properties-panel.tsx';
import { AnswerPanel } from './questions/answer-panel.tsx';
import { ReportPanel } from './report/report-panel.tsx';
import { TreePanel } from './tree/tree-panel.tsx';
import type { Loading } from './use-building.ts';
import { useViewState } from './view-state.ts';
import { Viewer } from './viewer/viewer.tsx';

interface ModelLayoutProps {
  readonly loading: Loading;
  readonly treeError: Error | null;
  readonly onReady: () => void;
}

type LeftKey = 'tree' | 'classes';
type RightKey = 'properties' | 'answer' | 'report';

/** Tree | 3D view | properties; on a phone the view above, and one sheet for everything else below it. */
export function ModelLayout({ loading, treeError, onReady }: ModelLayoutProps) {
  const isNarrow = useMedia('(width < 760px)');
  const question = useViewState((state) => state.question);
  const [left, setLeft] = useState<LeftKey>('tree');
  const [right, setRight] = useState<RightKey>('properties');
  const [sheet, setSheet] = useState<LeftKey | RightKey>('tree');
  const [panels, setPanels] = useState({ left: true, right: true });
  const [asked, setAsked] = useState(question);
  if (asked !== question) {
    // A question that was just asked brings its answer to the front.
    setAsked(question);
    if (question !== undefined) {
      setRight('answer');
      setSheet('answer');
      setPanels({ ...panels, right: true });
    } else if (right === 'answer') setRight('properties');
  }

  const picks = useViewState((state) => state.picks);
  const [followedPicks, setFollowedPicks] = useState(picks);
  if (followedPicks !== picks) {
    // So does a click on an element its properties; not instead of an answer, through which one walks.
    setFollowedPicks(picks);
    if (right !== 'answer') setRight('properties');
    if (sheet !== 'answer') setSheet('properties');
  }

  const leftTabs: readonly Tab<LeftKey>[] = [
    { key: 'tree', label: 'Tree', content: () => <TreePanel error={treeError} /> },
    { key: 'classes', label: 'Classes', content: () => <ClassPanel /> },
  ];
  const answerTab: Tab<RightKey> = { key: 'answer', label: 'Answer', content: () => <AnswerPanel /> };
  const rightTabs: readonly Tab<RightKey>[] = [
    { key: 'properties', label: 'Properties', content: () => <PropertiesPanel /> },
    ...(question === undefined ? [] : [answerTab]),
    { key: 'report', label: 'Report', content: () => <ReportPanel /> },
  ];
  const viewer = <Viewer loading={loading} onReady={onReady} />;

  return (
    <div className={isNarrow ? 'model is-narrow' : 'model'}>
      <ModelHead panels={isNarrow ? undefined : panels} onPanels={setPanels} />
      {isNarrow ? (
        <main className="model-main">
          {viewer}
          <section className="panel sheet" aria-label="About the model">
            <Tabs label="About the model" tabs={[...leftTabs, ...rightTabs]} current={sheet} onChange={setSheet} />
          </section>
        </main>
      ) : (
        <main className="model-main">
          {panels.left && (
            <section className="panel is-left" aria-label="Find elements">
              <Tabs label="Find elements" tabs={leftTabs} current={left} onChange={setLeft} />
            </section>
          )}
          {viewer}
          {panels.right && (
            <section className="panel is-right" aria-label="About the selection and the model">
              <Tabs label="About the selection and the model" tabs={rightTabs} current={right} onChange={setRight} />
            </section>
          )}
        </main>
      )}
    </div>
  );
}
