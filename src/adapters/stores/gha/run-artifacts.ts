import type { Digest } from '../../../core/digest/digest.ts';
import { sha256Of } from '../../../core/digest/sha256.ts';
import type { StoredFile } from '../../../core/publish/payload.ts';
import { ArtifactFailure } from './artifact-failure.ts';
import { type ArtifactService, artifactService, type ServiceOptions, type ServicePorts, type Shape } from './artifact-service.ts';
import { readSigned, writeSigned } from './signed-blob.ts';
import { zipOneFile } from './zip-one-file.ts';

/** The artifacts of this run. Throws `ArtifactFailure`. */
export interface RunArtifacts {
  /** Writes one file under a name that is free. Gives what the service calls it, and the digest of what it stores. */
  upload(name: string, file: StoredFile, expiresAt?: Date): Promise<{ readonly id: string; readonly digest: Digest }>;
  /** The digest of what is stored, read back; undefined when it is larger than `maxBytes`. */
  readBack(name: string, maxBytes: number): Promise<Digest | undefined>;
}

/**
 * One file as it is where the service knows that, else as a zip in the older shape (GHES, Gitea and act refuse the newer one).
 */
export function runArtifacts(ports: ServicePorts, options: ServiceOptions): RunArtifacts {
  const service = artifactService(ports, options);
  return {
    upload: async (name, file, expiresAt) => {
      try {
        return await put(ports, service, name, file, { kind: 'raw', mediaType: file.mediaType }, expiresAt);
      } catch (error) {
        if (!(error instanceof ArtifactFailure) || error.kind !== 'shape') throw error;
        const zip = { ...file, blob: await zipOneFile(file.name, file.blob), mediaType: 'application/zip' };
        return put(ports, service, name, zip, { kind: 'zip' }, expiresAt);
      }
    },
    readBack: async (name, maxBytes) => {
      const bytes = await readSigned(ports, await service.readUrl(name), maxBytes);
      return bytes === undefined ? undefined : sha256Of(bytes);
    },
  };
}

async function put(
  ports: ServicePorts,
  service: ArtifactService,
  name: string,
  file: StoredFile,
  shape: Shape,
  expiresAt: Date | undefined,
): Promise<{ readonly id: string; readonly digest: Digest }> {
  const url = await service.create(name, shape, expiresAt);
  await writeSigned(ports, url, file.blob, file.mediaType);
  const id = await service.finalize(name, file.blob.size, file.blob.digest);
  return { id, digest: file.blob.digest };
}
