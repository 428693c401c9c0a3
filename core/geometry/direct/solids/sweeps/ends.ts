import { decline } from '../../declined.ts';
import type { Profile, Profiles } from '../../profiles/profiles.ts';
import { signedArea } from '../../ring.ts';

/**
 * The areas in which a tapered sweep ends, corner by corner as those in which it begins (EndSweptArea); the same where it
 * is not tapered.
 */
export function endsOf(profiles: Profiles, starts: readonly Profile[], id: number | undefined): readonly Profile[] {
  if (id === undefined) return starts;
  const ends = profiles.all(id);
  const isAlike =
    ends.length === starts.length && ends.every((end, at) => cornersOf(end) === cornersOf(starts[at] ?? end));
  return isAlike ? ends : decline('taper between different profiles');
}

/** How many corners the rings have. */
const cornersOf = ({ outer, holes }: Profile): string =>
  [outer, ...holes].map((ring) => `${ring.length}${Math.sign(signedArea(ring))}`).join();
