import { oneLine } from '../outside-text/outside-text.ts';

/** What kind of failure a kubelet's image pull had. Only what cannot cure itself ends a rollout early. */
export type PullFailure = 'missing' | 'denied' | 'transient';

const DENIED = /\b401\b|\b403\b|unauthorized|forbidden|denied|authentication required|no basic auth credentials|failed to authorize/i;
const MISSING = /no match for platform|no matching manifest|manifest unknown|name unknown|: not found\b|\b404\b/i;
const TRANSIENT =
  /\b429\b|too many requests|\b5\d\d\b.*(?:error|gateway|unavailable)|timeout|timed out|no such host|connection (?:refused|reset)|\bEOF\b|TLS handshake/i;

/**
 * Judges the message of ErrImagePull, ImagePullBackOff or the pod's `Failed` event (containerd 1.6–2.x, CRI-O). Before Kubernetes 1.32 the
 * back-off itself carries no cause (kubernetes#127918), so that both texts are looked at. What is not known is transient.
 */
export function explainPullFailure(message: string): PullFailure {
  if (TRANSIENT.test(message)) return 'transient';
  if (DENIED.test(message)) return 'denied';
  return MISSING.test(message) ? 'missing' : 'transient';
}

/** Layers of wrapping that the runtime, the kubelet and gRPC put around the registry's answer. */
const WRAPPING =
  /(?:Back-off pulling image "[^"]*"(?:: )?|ErrImagePull: |Failed to pull image "[^"]*": |rpc error: code = \w+ desc = |failed to pull and unpack image "[^"]*": |failed to resolve (?:reference|image) "[^"]*": |(?:initializing source|reading manifest) \S+ (?:in \S+)?: )/g;

/** What the registry said, without the wrapping, in one line. */
export const pullWords = (message: string): string => oneLine(message.replace(WRAPPING, ''), 240) || 'no reason given';
