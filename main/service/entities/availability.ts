/** Availability of an entity as bits (ha-mqtt-discovery, section 6). Pure; 31 topics at most, which nobody reaches. */
import type { Availability } from '../discovery/definition.ts';

const maxAvailabilityTopics = 31;

/** Bit i: topic i last said available. Bit 31 (the sign): the last recognised message, for mode `latest`. */
export type AvailabilityBits = number;

const latestBit = 1 << 31;

/** The bits after topic `index` said `payload`; the same bits when the payload is not one of its two words. */
export function reduceAvailability(
  availability: Availability,
  bits: AvailabilityBits,
  index: number,
  payload: string,
): AvailabilityBits {
  const topic = availability.topics[index];
  if (topic === undefined) return bits;
  if (payload === topic.payloadAvailable) return bits | (1 << index) | latestBit;
  if (payload === topic.payloadNotAvailable) return bits & ~(1 << index) & ~latestBit;
  return bits;
}

/** Whether the bits mean available; without topics an entity always is. */
export function isAvailable(availability: Availability | undefined, bits: AvailabilityBits): boolean {
  if (availability === undefined) return true;
  const count = Math.min(availability.topics.length, maxAvailabilityTopics);
  const all = count === maxAvailabilityTopics ? 0x7fffffff : (1 << count) - 1;
  switch (availability.mode) {
    case 'latest':
      return (bits & latestBit) !== 0;
    case 'any':
      return (bits & all) !== 0;
    default:
      return (bits & all) === all;
  }
}

/** What is known of topics that stay, under a changed config; new topics have said nothing yet. */
export function carryAvailability(
  before: Availability | undefined,
  after: Availability | undefined,
  bits: AvailabilityBits,
): AvailabilityBits {
  if (before === after || before === undefined || after === undefined) return before === after ? bits : 0;
  let carried = bits & latestBit;
  for (const [index, { topic }] of after.topics.entries()) {
    const old = before.topics.findIndex((each) => each.topic === topic);
    if (old !== -1 && (bits & (1 << old)) !== 0) carried |= 1 << index;
  }
  return carried;
}
