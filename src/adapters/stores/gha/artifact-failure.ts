/**
 * The artifact service did not do it. `taken`: the name exists in this run. `shape`: it does not understand the request (an older server).
 * `lost`: nobody knows whether it did.
 */
export class ArtifactFailure extends Error {
  override readonly name = 'ArtifactFailure';
  readonly kind: 'taken' | 'denied' | 'shape' | 'absent' | 'lost' | 'refused';

  constructor(kind: ArtifactFailure['kind'], message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.kind = kind;
  }
}
