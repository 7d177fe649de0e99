import { present } from '../result/present.ts';
import type { JobContext } from './context.ts';
import { recordAt, textAt } from './payload.ts';

/** What an image's labels say about its repository. Undefined means that nobody told; an empty text that there is none. */
export interface RepositoryData {
  readonly name: string;
  readonly url: string;
  readonly description?: string;
  readonly license?: string;
}

/** Reads it from the payload; where that names no repository (`schedule`), name and address follow from the runner's variables. */
export function repositoryData(context: JobContext): RepositoryData {
  const { full, name } = context.repository;
  const data = recordAt(context.payload, 'repository');
  const known = Object.keys(data).length > 0;
  return {
    name: textAt(data, 'name') ?? name,
    url: textAt(data, 'html_url') ?? (full === '' ? '' : `${context.serverUrl}/${full}`),
    ...present({
      description: known ? (textAt(data, 'description') ?? '') : undefined,
      license: known && 'license' in data ? (textAt(data, 'license', 'spdx_id') ?? '') : undefined,
    }),
  };
}
