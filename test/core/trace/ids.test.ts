import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { jobSpanId, rootSpanId, traceId, traceparent } from '../../../src/core/trace/ids.ts';

const hex = (text: string): string => createHash('sha256').update(text).digest('hex');

test("ids follow githubreceiver's formulas, and need no call", () => {
  expect(traceId('77', 2)).toBe(hex('772t').slice(0, 32));
  expect(rootSpanId('77', 2)).toBe(hex('772s').slice(16, 32));
  expect(jobSpanId('9001')).toBe(hex('9001-j').slice(16, 32));
  expect(traceparent(traceId('77', 1), rootSpanId('77', 1))).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/);
});
