/** The bytes of artifacts; they live as long as the server. */
export interface ArtifactStore {
  /** Blocks that are sent and not yet committed, by artifact id, then block id. */
  readonly blocks: Map<number, Map<string, Buffer>>;
  readonly blobs: Map<number, Buffer>;
}

export function createArtifactStore(): ArtifactStore {
  return { blocks: new Map(), blobs: new Map() };
}
