/** One member of an archive. Names use `/`, are relative and hold no `..`. Sizes in bytes. */
export type ArchiveEntry =
  | { readonly kind: 'file'; readonly name: string; readonly size: number; readonly executable: boolean }
  | { readonly kind: 'link'; readonly name: string; readonly target: string };

/** Sorts by the bytes of the names' UTF-8 form: the same order in every locale and on every file system. */
export const inArchiveOrder = <T extends { readonly name: string }>(entries: readonly T[]): readonly T[] => {
  const encoder = new TextEncoder();
  const keyed = entries.map((entry) => ({ entry, key: encoder.encode(entry.name) }));
  return keyed.sort((a, b) => compareBytes(a.key, b.key)).map(({ entry }) => entry);
};

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
