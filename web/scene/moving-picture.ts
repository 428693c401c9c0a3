import type { Building } from './building.ts';
import type { ListName, Look, Sheets } from './draw/sheets.ts';
import { chooseMoving, type Eye } from './lists/moving-list.ts';

/** Milliseconds after which it is chosen anew what is drawn while the camera moves. */
const CHOICE_AGE = 160;

/**
 * A list, what stands for it when it is too long, and how much of the budget it may take. Drawn from the last to the
 * first: what one looks through comes after what is behind it.
 */
const parts = [
  { list: 'glass', chosen: 'chosenGlass', look: 'glass', share: 0.2 },
  { list: 'faint', chosen: 'chosenFaint', look: 'faint', share: 0.2 },
  { list: 'solid', chosen: 'chosen', look: 'solid', share: 1 },
] as const satisfies readonly { list: ListName; chosen: ListName; look: Look; share: number }[];

/** Pieces of each list, those first that show most. */
export type Candidates = Readonly<Record<'solid' | 'glass' | 'faint', Uint32Array>>;

/** Chooses what is drawn while the camera moves, within a budget of triangles. */
export class MovingPicture {
  readonly #building: Building;
  readonly #sheets: Sheets;
  #names: { list: ListName; look: Look }[] = [];
  #chosenAt = -Infinity;

  constructor(building: Building, sheets: Sheets) {
    this.#building = building;
    this.#sheets = sheets;
  }

  /** What was chosen no longer holds. */
  forget(): void {
    this.#chosenAt = -Infinity;
  }

  /** @returns lists to be drawn in this order; `isFull` where not everything fits. */
  lists(now: number, candidates: Candidates, seen: Uint32Array | undefined, eye: () => Eye, triangleBudget: number) {
    const { lists } = this.#sheets;
    if (now - this.#chosenAt > CHOICE_AGE) {
      this.#chosenAt = now;
      let left = triangleBudget;
      this.#names = parts.map(({ list, chosen, look, share }) => {
        const budget = share * left;
        const isShort = lists[list].length <= 3 * budget;
        if (!isShort) lists[chosen].fill(chooseMoving(this.#building, candidates[list], seen, eye(), budget));
        const name = isShort ? list : chosen;
        left -= lists[name].length / 3;
        return { list: name, look };
      });
    }
    const isFull = this.#names.some(({ list }) => list.startsWith('chosen'));
    return { drawn: [...this.#names].reverse(), isFull };
  }
}
