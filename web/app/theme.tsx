import { useState } from 'react';
import { Icon } from '../design/icon.tsx';

const KEY = 'plinth:theme';
type Theme = 'light' | 'dark';

/** Puts the theme that was chosen last in force; without one the system's holds. */
export function applyStoredTheme(): void {
  const stored = localStorage.getItem(KEY);
  if (stored === 'light' || stored === 'dark') document.documentElement.dataset['theme'] = stored;
}

function currentTheme(): Theme {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Switches between light and dark. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(currentTheme);
  const other: Theme = theme === 'light' ? 'dark' : 'light';

  function change() {
    document.documentElement.dataset['theme'] = other;
    localStorage.setItem(KEY, other);
    setTheme(other);
  }

  return (
    <button type="button" className="button quiet icon-only" onClick={change} title={`Switch to ${other} colours`}>
      <Icon name={theme === 'light' ? 'moon' : 'sun'} />
      <span className="visually-hidden">Switch to {other} colours</span>
    </button>
  );
}
