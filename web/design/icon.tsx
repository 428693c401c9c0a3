import { type IconName, iconPaths } from './icon-paths.ts';

/** An icon; always beside words or in a control that has a name, so it says nothing itself. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={iconPaths[name]} />
    </svg>
  );
}
