import { createHash } from 'node:crypto';
import type { Digest } from './digest.ts';

/** The digest of these bytes (text counts as UTF-8). */
export const sha256Of = (content: Uint8Array | string): Digest => `sha256:${createHash('sha256').update(content).digest('hex')}` as Digest;
