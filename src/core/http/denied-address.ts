/**
 * Addresses that no request of ours may reach, whatever an input says: cloud metadata services and link-local ranges.
 * Loopback and private addresses are allowed, since self-hosted runners and clusters live there.
 */
export function deniedAddress(host: string): boolean {
  const plain = host
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  if (METADATA_NAMES.includes(plain)) return true;
  const mapped = /^(?:::ffff:|64:ff9b::)(\d+\.\d+\.\d+\.\d+)$/.exec(plain) ?? hexMapped(plain);
  const address = mapped?.[1] ?? plain;
  if (/^169\.254\./.test(address) || METADATA_ADDRESSES.includes(address)) return true;
  return /^fe[89ab][0-9a-f]:/.test(address);
}

const METADATA_NAMES = ['metadata.google.internal', 'metadata', 'metadata.azure.internal', 'instance-data', 'instance-data.ec2.internal'];
const METADATA_ADDRESSES = ['100.100.100.200', '168.63.129.16', '192.0.0.192', 'fd00:ec2::254', 'fd20:ce::254'];

/** `::ffff:a9fe:a9fe`, the form into which URLs normalise a v4-mapped address. */
function hexMapped(address: string): readonly [string, string] | undefined {
  const match = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(address);
  if (match === null) return undefined;
  const high = Number.parseInt(match[1] ?? '0', 16);
  const low = Number.parseInt(match[2] ?? '0', 16);
  return [address, [high >> 8, high & 255, low >> 8, low & 255].join('.')];
}
