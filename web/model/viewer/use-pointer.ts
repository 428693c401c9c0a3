import { type PointerEvent, useRef, useState } from 'react';
import type { Stage } from '../../scene/stage.ts';
import { useModelData } from '../model-data.ts';
import { useView } from '../view-state.ts';

/** Pixels that a click may wander. */
const STILL = 5;

/** What lies under the pointer, and where to say so. */
export interface Pointed {
  readonly x: number;
  readonly y: number;
  readonly class: string;
  readonly name: string | null;
  /** What one points at is a box in place of its shape. */
  readonly isPlaceholder: boolean;
}

/** Hovering and clicking elements in the 3D view; dragging is left to the camera. */
export function usePointer(stage: Stage | undefined) {
  const view = useView();
  const { building } = useModelData();
  const [pointed, setPointed] = useState<Pointed>();
  const pressed = useRef<{ x: number; y: number } | undefined>(undefined);
  const waiting = useRef(0);

  function numberAt(event: PointerEvent | MouseEvent, canvas: Element): number | undefined {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const x = (2 * (event.clientX - left)) / width - 1;
    const y = 1 - (2 * (event.clientY - top)) / height;
    return stage?.pick(x, y)?.element;
  }

  function leave(): void {
    cancelAnimationFrame(waiting.current);
    view.hover(undefined);
    setPointed(undefined);
  }

  return {
    pointed,
    handlers: {
      onPointerDown(event: PointerEvent) {
        pressed.current = { x: event.clientX, y: event.clientY };
        leave();
      },
      onPointerMove(event: PointerEvent) {
        if (event.pointerType !== 'mouse' || event.buttons !== 0) return;
        const canvas = event.currentTarget;
        // Once a frame at most: pointers report far more often than anything is drawn.
        cancelAnimationFrame(waiting.current);
        waiting.current = requestAnimationFrame(() => {
          const number = numberAt(event, canvas);
          if (number === undefined || building === undefined) return leave();
          const { left, top } = canvas.getBoundingClientRect();
          const { expressIds, classes, names, isPlaceholder } = building.elements;
          view.hover(expressIds[number]);
          setPointed({
            x: event.clientX - left,
            y: event.clientY - top,
            class: classes[number] ?? '',
            name: names[number] ?? null,
            isPlaceholder: isPlaceholder[number] === 1,
          });
        });
      },
      onPointerUp(event: PointerEvent) {
        const start = pressed.current;
        pressed.current = undefined;
        if (event.button !== 0 || start === undefined) return;
        if (Math.hypot(event.clientX - start.x, event.clientY - start.y) > STILL) return;
        const number = numberAt(event, event.currentTarget);
        view.pick(number === undefined ? undefined : building?.elements.expressIds[number]);
      },
      onDoubleClick() {
        if (view.state.selected !== undefined) view.fly('selected');
      },
      onPointerLeave: leave,
    },
  };
}
