/** Called where memory is at its end; does not return. */
export declare function noRoom(): void;
