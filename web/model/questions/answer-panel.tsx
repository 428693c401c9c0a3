import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SpatialAnswer } from '#api/contracts';
import { spatialQuery } from '../../api/queries.ts';
import { Icon } from '../../design/icon.tsx';
import { Notice } from '../../design/notice.tsx';
import { ClassName } from '../../format/class-name.tsx';
import { groupBy } from '../../format/group-by.ts';
import { formatCount, formatNumber } from '../../format/numbers.ts';
import { useModelData } from '../model-data.ts';
import { type Question, useView, useViewState } from '../view-state.ts';
import './answer-panel.css';

const distances = [0.5, 1, 2, 5, 10] as const;

/** The question that was asked, and the elements that answer it: in the list, and alone in the 3D view. */
export function AnswerPanel() {
  const question = useViewState((state) => state.question);
  return question === undefined ? null : <Answer question={question} />;
}

function Answer({ question }: { readonly question: Question }) {
  const { model } = useModelData();
  const view = useView();
  const { data, error, isFetching } = useQuery(spatialQuery(model.modelId, model.current.contentId, question.request));
  const { within } = question.request;
  const distance = 'distance' in within ? within.distance : undefined;

  useEffect(() => {
    if (data === undefined) return;
    const ids = data.elements.map(({ expressId }) => expressId);
    view.isolate([...ids, question.expressId], 'the answer', 'space' in question.request.within);
    view.fly('question');
  }, [data, question, view]);

  return (
    <div className="answer">
      <header className="element-head">
        <button
          type="button"
          className="button small quiet icon-only answer-close"
          title="Close the answer"
          onClick={() => view.ask(undefined)}
        >
          <Icon name="close" size={14} />
          <span className="visually-hidden">Close the answer</span>
        </button>
        <h2>{distance === undefined ? 'Inside' : `Within ${formatNumber(distance)} m of`}</h2>
        <p className="element-about">
          <button type="button" className="property-link" onClick={() => view.select(question.expressId, true)}>
            {question.words}
          </button>
        </p>
        {distance !== undefined && (
          <fieldset className="segments">
            <legend className="visually-hidden">Distance</legend>
            {distances.map((metres) => (
              <button
                key={metres}
                type="button"
                className="button small"
                aria-pressed={metres === distance}
                onClick={() => view.ask(askedWithin(question, metres))}
              >
                {metres} m
              </button>
            ))}
          </fieldset>
        )}
        <p className="answer-count" role="status">
          {isFetching && 'Asking the database …'}
          {data && !isFetching && <Count answer={data} />}
        </p>
      </header>
      {error !== null && (
        <Notice isBad title="There is no answer">
          <p>{error.message}</p>
        </Notice>
      )}
      <div className="properties-list">{data && <AnswerList answer={data} />}</div>
    </div>
  );
}

/** The same question with another distance. */
function askedWithin(question: Question, metres: number): Question {
  const { expressId } = question;
  return { ...question, request: { within: { distance: metres, of: { expressId } } } };
}

function Count({ answer }: { readonly answer: SpatialAnswer }) {
  const count = answer.elements.length;
  if (count === 0) return 'No other element.';
  return `${formatCount(count)} ${count === 1 ? 'element' : 'elements'}${answer.isComplete ? '' : ', and more'}`;
}

/** By class, the most frequent first. */
function AnswerList({ answer }: { readonly answer: SpatialAnswer }) {
  const view = useView();
  const selected = useViewState((state) => state.selected);
  const byClass = [...groupBy(answer.elements, (element) => element.class)].sort(([, a], [, b]) => b.length - a.length);
  return byClass.map(([name, elements]) => (
    <details key={name} className="property-group" open={byClass.length < 8}>
      <summary>
        <span className="property-title">
          <ClassName name={name} />
        </span>
        <span className="property-note">{formatCount(elements.length)}</span>
      </summary>
      <ul>
        {elements.map(({ expressId, name: label, distance }) => (
          <li key={expressId}>
            <button
              type="button"
              className="answer-row"
              aria-current={expressId === selected}
              onClick={() => view.select(expressId)}
              onMouseEnter={() => view.hover(expressId)}
              onMouseLeave={() => view.hover(undefined)}
            >
              <span>{label || `#${expressId}`}</span>
              {distance !== undefined && <span>{distance === 0 ? 'touches' : `${formatNumber(distance)} m`}</span>}
            </button>
          </li>
        ))}
      </ul>
    </details>
  ));
}
