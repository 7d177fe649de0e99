import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Bed, instant, isoSeconds } from '../bed.ts';

/** A URL in the manner of an Azure SAS: whoever holds it may read (`r`) or write (`w`) this one blob until `se`. */
export function signedUrl(bed: Bed, artifactId: number, right: 'r' | 'w'): string {
  const path = `/actions-results/${artifactId}.zip`;
  const expiry = isoSeconds(instant(bed) + (right === 'w' ? 3_600_000 : 600_000));
  const query = new URLSearchParams({ se: expiry, sp: right, sr: 'b', sv: '2025-07-05', sig: signature(bed, path, expiry, right) });
  return `${bed.urls.blobs}${path}?${query}`;
}

/** The artifact that a signed URL gives this right to; a word of Azure's when it does not. */
export function openSignedUrl(bed: Bed, url: URL, right: 'r' | 'w'): number | 'AuthenticationFailed' | 'AuthorizationPermissionMismatch' {
  const id = /^\/actions-results\/(\d+)\.zip$/.exec(url.pathname)?.[1];
  const [expiry, granted, sig] = ['se', 'sp', 'sig'].map((name) => url.searchParams.get(name) ?? '') as [string, string, string];
  const expected = Buffer.from(signature(bed, url.pathname, expiry, granted));
  const given = Buffer.from(sig);
  if (id === undefined || given.length !== expected.length || !timingSafeEqual(given, expected)) return 'AuthenticationFailed';
  if (Date.parse(expiry) < instant(bed)) return 'AuthenticationFailed';
  return granted.includes(right) ? Number(id) : 'AuthorizationPermissionMismatch';
}

function signature(bed: Bed, path: string, expiry: string, right: string): string {
  return createHmac('sha256', bed.world.signingKey).update(`${path}\n${expiry}\n${right}`).digest('base64');
}
