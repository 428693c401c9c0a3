import type { WriteStream } from 'node:tty';
import type { Progress } from '#core/processing';

const BAR_CHARACTERS = 24;

const stageLabels: Record<Progress['stage'], string> = {
  index: 'Reading',
  data: 'Properties',
  geometry: 'Geometry',
  write: 'Writing',
};

/** Shows the stage that moved last on one line of a terminal, and clears it at the end. */
export class ProgressLine {
  readonly #terminal: WriteStream;

  constructor(terminal: WriteStream) {
    this.#terminal = terminal;
  }

  show(progress: Progress): void {
    this.showText(progressText(progress));
  }

  showText(text: string): void {
    this.#terminal.write(`\r\x1b[2K${text.slice(0, (this.#terminal.columns ?? 80) - 1)}`);
  }

  clear(): void {
    this.#terminal.write('\r\x1b[2K');
  }
}

/** `Geometry    ████████░░░░  42 %  3 s, about 4 s left`. */
export function progressText({ stage, done, total, elapsedMs, remainingMs }: Progress): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const full = Math.round(share * BAR_CHARACTERS);
  const bar = '█'.repeat(full) + '░'.repeat(BAR_CHARACTERS - full);
  const left = remainingMs !== undefined && remainingMs >= 500 ? `, about ${seconds(remainingMs)} left` : '';
  const percent = `${Math.floor(share * 100)}`.padStart(3);
  return `${stageLabels[stage].padEnd(11)} ${bar} ${percent} %  ${seconds(elapsedMs)}${left}`;
}

function seconds(milliseconds: number): string {
  const whole = Math.round(milliseconds / 1000);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
