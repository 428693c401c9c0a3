import {
  AttemptBlock,
  ElementBlock,
  type PackedAttempts,
  type PositionedAttempt,
  UnreadableStyles,
} from '#core/geometry';

/** Attempts as a thread hands them over. */
export function packAttempts(attempts: readonly PositionedAttempt[]): PackedAttempts {
  const block = new AttemptBlock([], new ElementBlock([]), new UnreadableStyles());
  for (const { position, attempt } of attempts) block.add(position, attempt);
  return block.take().attempts;
}
