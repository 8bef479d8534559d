/** Milliseconds, longer than any frame: where none has been made by then, nobody is looking either. */
export const NO_FRAME = 50;
