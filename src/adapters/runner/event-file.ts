import { readFile } from 'node:fs/promises';

/** The event's payload; an empty record when the runner names no file or the file holds no JSON object. */
export async function readEvent(path: string | undefined): Promise<Readonly<Record<string, unknown>>> {
  if (path === undefined || path === '') return {};
  try {
    const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
