import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Icon } from './icon.tsx';
import './popover.css';

interface PopoverProps {
  /** What the button is called. */
  readonly label: string;
  /** What it shows of it. */
  readonly text: string;
  /** `close` takes the window away again. */
  readonly children: (close: () => void) => ReactNode;
}

/** A button that opens a small window below itself; Escape and a click elsewhere close it. */
export function Popover({ label, text, children }: PopoverProps) {
  const id = useId();
  const window = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    const element = window.current;
    const follow = (event: Event) => setIsOpen('newState' in event && event.newState === 'open');
    element?.addEventListener('toggle', follow);
    return () => element?.removeEventListener('toggle', follow);
  }, []);

  return (
    <div className="popover-place">
      <button type="button" className="button quiet popover-button" popoverTarget={id} aria-label={label}>
        <span>{text}</span>
        <Icon name="down" size={12} />
      </button>
      <div ref={window} id={id} className="popover" popover="auto">
        {isOpen && children(() => window.current?.hidePopover())}
      </div>
    </div>
  );
}
