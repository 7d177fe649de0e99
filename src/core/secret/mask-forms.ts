/** Encodes text as base64 of its UTF-8 bytes, without node's Buffer. */
export function base64(text: string): string {
  const bytes = new TextEncoder().encode(text);
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}

/** The shortest piece that is worth a mask: shorter ones would blot out ordinary words. */
export const SHORTEST_MASK = 4;

/**
 * Every form in which a secret may show up in a log: itself, each of its lines, base64 with and without padding, and its URL form.
 * Old runners mask only whole values, so lines are registered one by one. Pieces below four characters are left out.
 */
export function maskForms(secret: string): readonly string[] {
  const trimmed = secret.trim();
  const encoded = base64(secret);
  const forms = [
    secret,
    trimmed,
    ...secret.split(/\r?\n/).map((line) => line.trim()),
    encoded,
    encoded.replace(/=+$/, ''),
    base64(trimmed),
  ];
  const url = encodeURIComponent(trimmed);
  if (url !== trimmed) forms.push(url);
  const json = JSON.stringify(trimmed).slice(1, -1);
  if (json !== trimmed) forms.push(json);
  return [...new Set(forms)].filter((form) => form.length >= SHORTEST_MASK);
}

/** Replaces every form of every secret in `text` by `***`, longest first. For files and reports, which the runner does not mask. */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets.flatMap((secret) => maskForms(secret)).sort((a, b) => b.length - a.length);
  return forms.reduce((masked, form) => masked.replaceAll(form, '***'), text);
}
