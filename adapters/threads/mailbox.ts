/** Makes events wait for a reader who takes them one by one. */
export class Mailbox<Letter> {
  readonly #letters: Letter[] = [];
  #reader: ((letter: Letter) => void) | undefined;

  put(letter: Letter): void {
    const reader = this.#reader;
    this.#reader = undefined;
    if (reader) reader(letter);
    else this.#letters.push(letter);
  }

  /** One reader at a time. */
  take(): Promise<Letter> {
    const letter = this.#letters.shift();
    if (letter !== undefined) return Promise.resolve(letter);
    return new Promise((resolve) => {
      this.#reader = resolve;
    });
  }
}
