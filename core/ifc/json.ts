/** JSON as text. Objects that recur are turned into text once, and lines are put together from such pieces. */
export type Json = string;

/** A text, or null where there is none. */
export const jsonOf = (text: string | null | undefined): Json => (text == null ? 'null' : JSON.stringify(text));

export const jsonList = (items: readonly Json[]): Json => `[${items.join()}]`;
