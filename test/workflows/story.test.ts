import { stripVTControlCharacters } from 'node:util';
import { expect, test } from '@jest/globals';
import { type Story, tellStory } from '../../examples/demo/story.ts';

/** A story with a clock of its own, and what it printed, without colours. */
function told(): { readonly story: Story; readonly lines: string[]; pass(ms: number): void } {
  const lines: string[] = [];
  let now = 0;
  const print = (line: string): void => void lines.push(...stripVTControlCharacters(line).split('\n'));
  return {
    story: tellStory(print, () => now),
    lines,
    pass: (ms) => {
      now += ms;
    },
  };
}

test('an observation holds only when what is seen equals what is expected, to the depth', async () => {
  const { story, lines, pass } = told();
  await story.chapter('a. A push', async () => {
    story.observe('the jobs', { build: 'success' }, { build: 'success' });
    story.observe('the pods', [{ commit: 'a' }], [{ commit: 'b' }]);
    story.say('a line');
    pass(1250);
  });
  expect(story.tally()).toEqual({ held: 1, failed: 1 });
  expect(lines).toEqual([
    '',
    'a. A push',
    '  ✓ the jobs',
    '  ✗ the pods: saw [{"commit":"a"}], expected [{"commit":"b"}]',
    '    a line',
    '    1.3 s',
  ]);
});

test('a chapter that breaks is a failed observation, and the story goes on', async () => {
  const { story, lines } = told();
  await story.chapter('b. A crash', () => Promise.reject(new Error('kubectl: no such namespace\n')));
  await story.chapter('c. The next', async () => story.observe('it goes on', true, true));
  expect(story.tally()).toEqual({ held: 1, failed: 1 });
  expect(lines).toContain('  ✗ the chapter ran to its end: saw kubectl: no such namespace, expected undefined');
});
