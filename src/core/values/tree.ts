/** A tree that is written into. */
export type Tree = Record<string, unknown>;

/** Without a prototype: `__proto__` is a key like any other. */
export const emptyTree = (): Tree => Object.create(null) as Tree;
