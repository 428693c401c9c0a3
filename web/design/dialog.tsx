import { type ReactNode, useEffect, useId, useRef } from 'react';
import './dialog.css';
import { Icon } from './icon.tsx';

interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  /** Called by the cross, Escape and a click beside it. */
  readonly onClose: () => void;
  /** What it shows would be lost: a click beside it does not close it. */
  readonly isPrecious?: boolean;
  readonly children: ReactNode;
}

/** A window above the page that keeps the focus until it is closed. */
export function Dialog({ title, isOpen, onClose, isPrecious = false, children }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes it; the click is about what lies beside it
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby={id}
      onClose={onClose}
      onClick={({ target }) => !isPrecious && target === dialog.current && onClose()}
    >
      {isOpen && (
        <div className="dialog-content">
          <header>
            <h2 id={id}>{title}</h2>
            <button type="button" className="button small quiet icon-only" title="Close" onClick={onClose}>
              <Icon name="close" size={14} />
              <span className="visually-hidden">Close</span>
            </button>
          </header>
          {children}
        </div>
      )}
    </dialog>
  );
}
