/** The only source of chance: a number in [0, 1), as `Math.random` gives it. */
export type Rng = () => number;

/** The only source of ids: every call gives a text that was never given before. */
export type IdSource = () => string;
