/** Media types of the OCI image-spec 1.1 and Docker's older equals. */
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const OCI_EMPTY = 'application/vnd.oci.empty.v1+json';
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
export const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
export const IN_TOTO = 'application/vnd.in-toto+json';

/** What every manifest request accepts: the answer is what was pushed, never a conversion. */
export const ACCEPT_MANIFESTS = [OCI_MANIFEST, OCI_INDEX, DOCKER_MANIFEST, DOCKER_LIST].join(', ');

/** Whether a manifest of this type lists other manifests. */
export const isIndex = (mediaType: string): boolean => mediaType === OCI_INDEX || mediaType === DOCKER_LIST;

/** Whether a descriptor of this type points at a manifest. */
export const isManifest = (mediaType: string): boolean => isIndex(mediaType) || mediaType === OCI_MANIFEST || mediaType === DOCKER_MANIFEST;
