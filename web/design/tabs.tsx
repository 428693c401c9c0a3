import { type KeyboardEvent, type ReactNode, useId } from 'react';

export interface Tab<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly content: () => ReactNode;
}

interface TabsProps<Key extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Key>[];
  readonly current: Key;
  readonly onChange: (key: Key) => void;
}

/** Tabs (WAI-ARIA Authoring Practices): arrow keys go from one to the next, only the chosen one's content is there. */
export function Tabs<Key extends string>({ label, tabs, current, onChange }: TabsProps<Key>) {
  const id = useId();
  const chosen = tabs.find(({ key }) => key === current) ?? tabs[0];

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    const at = tabs.findIndex(({ key }) => key === chosen?.key);
    const next = tabs[(at + step + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChange(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  }

  return (
    <>
      <div className="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ key, label: text }) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-${key}`}
            aria-selected={key === chosen?.key}
            aria-controls={key === chosen?.key ? `${id}-content` : undefined}
            tabIndex={key === chosen?.key ? 0 : -1}
            onClick={() => onChange(key)}
          >
            {text}
          </button>
        ))}
      </div>
      <div className="tab-content" role="tabpanel" id={`${id}-content`} aria-labelledby={`${id}-${chosen?.key}`}>
        {chosen?.content()}
      </div>
    </>
  );
}
