import {
  AttemptBlock,
  ElementBlock,
  type PackedAttempts,
  type PositionedAttempt,
  UnreadableStyles,
} from '#core/geometry';

/** One for all: its memory takes longer to get than all else here. `take` clears it. */
const elements = new ElementBlock([]);

/** Attempts as a thread hands them over. */
export function packAttempts(attempts: readonly PositionedAttempt[]): PackedAttempts {
  const block = new AttemptBlock([], elements, new UnreadableStyles());
  for (const { position, attempt } of attempts) block.add(position, attempt);
  return block.take().attempts;
}
