/** A kind of door: size of the opening in mm and what it is made of. */
export interface DoorKind {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly leaf: 'oak' | 'white' | 'steel' | 'glass' | 'sliding glass';
  /** Side of the hinges, seen from the reference face of the wall. */
  readonly hinges: 'left' | 'right';
  readonly exterior: boolean;
}

const interior = { name: 'Interior door 885 x 2100', width: 885, height: 2100, exterior: false } as const;

export const doors = {
  entrance: {
    name: 'Entrance door 1100 x 2350',
    width: 1100,
    height: 2350,
    leaf: 'oak',
    hinges: 'left',
    exterior: true,
  },
  terrace: {
    name: 'Sliding door 3000 x 2350',
    width: 3000,
    height: 2350,
    leaf: 'sliding glass',
    hinges: 'left',
    exterior: true,
  },
  glazed: {
    name: 'Glazed door 1000 x 2100',
    width: 1000,
    height: 2100,
    leaf: 'glass',
    hinges: 'right',
    exterior: true,
  },
  interiorLeft: { ...interior, leaf: 'white', hinges: 'left' },
  interiorRight: { ...interior, leaf: 'white', hinges: 'right' },
  fire: { ...interior, name: 'Fire door 885 x 2100', leaf: 'steel', hinges: 'left' },
} as const satisfies Record<string, DoorKind>;

export type DoorKey = keyof typeof doors;
