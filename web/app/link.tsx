import type { ComponentProps, MouseEvent } from 'react';
import { type Destination, goTo, routeAddress, withProject } from './route.ts';

interface LinkProps extends ComponentProps<'a'> {
  readonly to: Destination;
}

/** A link inside the app: without loading the page anew, unless it is to open elsewhere. */
export function Link({ to, ...rest }: LinkProps) {
  function follow(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(to);
  }
  return <a {...rest} href={routeAddress(withProject(to))} onClick={follow} />;
}
