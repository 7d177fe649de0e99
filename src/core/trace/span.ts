/** A span id of 16 hex digits out of chance in [0, 1); never all zero, which W3C Trace Context forbids. */
export function newSpanId(random: () => number): string {
  const digits = Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join('');
  return /^0+$/.test(digits) ? '0000000000000001' : digits;
}
