declare const brand: unique symbol;

/** A content digest `sha256:` and 64 hex digits (OCI image-spec, descriptor). Made only by `parseDigest`. */
export type Digest = string & { readonly [brand]: 'Digest' };

/** The digest, or undefined when the text is none; only sha256 is taken. */
export const parseDigest = (text: string): Digest | undefined => (/^sha256:[0-9a-f]{64}$/.test(text) ? (text as Digest) : undefined);

/** `sha256:1a2b3c4d5e6f…` for people. */
export const shortDigest = (digest: string): string => digest.slice(0, 'sha256:'.length + 12);
