import { Dialog } from '../../design/dialog.tsx';
import { useView, useViewState } from '../view-state.ts';
import './keys-dialog.css';
import { shortcuts } from './viewer-keys.ts';

const cameraKeys = [
  { keys: ['←', '→', '↑', '↓'], words: 'Turn the building' },
  { keys: ['Shift', '← → ↑ ↓'], words: 'Move it' },
  { keys: ['+', '−'], words: 'Come closer, go away' },
] as const;

const treeKeys = [
  { keys: ['↑', '↓'], words: 'Go up and down' },
  { keys: ['→', '←'], words: 'Open, close' },
  { keys: ['Enter'], words: 'Select' },
] as const;

/** Every key that the page knows. */
export function KeysDialog() {
  const view = useView();
  const isOpen = useViewState(({ areKeysShown }) => areKeysShown);
  return (
    <Dialog title="Keys" isOpen={isOpen} onClose={() => view.store.set({ areKeysShown: false })}>
      <h3>While the 3D view has the focus</h3>
      <dl className="keys">
        {cameraKeys.map((row) => (
          <KeyRow key={row.words} {...row} />
        ))}
        {shortcuts.map(({ key, words }) => (
          <KeyRow key={key} keys={[key === 'Escape' ? 'Esc' : key]} words={words} />
        ))}
      </dl>
      <h3>While the tree has it</h3>
      <dl className="keys">
        {treeKeys.map((row) => (
          <KeyRow key={row.words} {...row} />
        ))}
      </dl>
    </Dialog>
  );
}

function KeyRow({ keys, words }: { readonly keys: readonly string[]; readonly words: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  );
}
