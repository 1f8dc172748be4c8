import { describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { Rejections } from '../../../main/service/discovery/rejections.ts';

const rejection = (topic: string, brokerId = 'b') => ({ at: '2026-01-01T00:00:00.000Z', brokerId, topic, reason: 'r' });

describe('what was not understood', () => {
  it('is shown with its message until another one comes on the topic', () => {
    const rejections = new Rejections();
    rejections.add(rejection('a'), '{"x":1}');
    rejections.add(rejection('b'));
    rejections.add(rejection('a', 'other'));
    expect(rejections.open.map(({ brokerId, topic, payload }) => [brokerId, topic, payload])).toEqual([
      ['other', 'a', undefined],
      ['b', 'b', undefined],
      ['b', 'a', '{"x":1}'],
    ]);
    rejections.replaced('b', 'a');
    rejections.forget('other');
    expect(rejections.open.map(({ topic }) => topic)).toEqual(['b']);
    // What was refused once is still told by the list of all of them.
    expect(rejections.list).toHaveLength(3);
  });

  it('is bounded, and so is what is shown of a message', () => {
    const rejections = new Rejections();
    for (let index = 0; index <= limits.discoveryRejectionsKept; index += 1) {
      rejections.add(rejection(`t${index}`), 'x'.repeat(limits.keptPayloadChars + 1));
    }
    expect(rejections.open).toHaveLength(limits.discoveryRejectionsKept);
    expect(rejections.open[0]).toMatchObject({ topic: `t${limits.discoveryRejectionsKept}`, isCut: true });
    expect(rejections.open[0]?.payload).toHaveLength(limits.keptPayloadChars);
  });
});
