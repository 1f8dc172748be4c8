/** Covers: blinds, curtains, garage doors. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { field, literal, shownValue } from '../template-text.ts';
import { type Entry, mainName, type Subject, setTopic, withEndpoint } from './entry.ts';
import { access, type Expose, featureOf } from './exposes.ts';

const openingWords = ['opening', 'open', 'forward', 'up', 'rising'];
const closingWords = ['closing', 'close', 'backward', 'back', 'reverse', 'down', 'declining'];
const stoppedWords = ['stopped', 'stop', 'pause', 'paused'];

/** How a cover tells that it moves: by its motor, by the mere fact, or not at all. */
function motionOf(subject: Subject, state: Expose, position: Expose | undefined): RawConfig {
  const beside = subject.exposes.filter((each) => each.endpoint === undefined || each.endpoint === state.endpoint);
  const motor = beside.find(
    (each) => each.type === 'enum' && ['motor_state', 'moving'].includes(each.name) && each.access === access.state,
  );
  const word = (words: readonly string[]) => motor?.values.find((each) => words.includes(each.toLowerCase()));
  const [opening, closing, stopped] = [word(openingWords), word(closingWords), word(stoppedWords)];
  if (motor !== undefined && opening !== undefined && closing !== undefined && stopped !== undefined) {
    return {
      state_opening: opening,
      state_closing: closing,
      state_stopped: stopped,
      value_template: `{{ ${field(subject.property(motor))} | default(${literal(stopped)}, true) }}`,
    };
  }
  const running = beside.find((each) => each.type === 'binary' && each.name === 'running');
  if (running !== undefined && position !== undefined) {
    // The direction is not told: from a position above closed it is taken to be closing.
    return {
      value_template:
        `{% if ${field(subject.property(running))} %}` +
        `{{ 'closing' if ${field(subject.property(position))} | default(0, true) | int > 0 else 'opening' }}` +
        '{% else %}stopped{% endif %}',
    };
  }
  return {
    value_template: shownValue(subject.property(state)),
    state_open: 'OPEN',
    state_closed: 'CLOSE',
    state_stopped: 'STOP',
  };
}

export function coverEntries(subject: Subject, covers: readonly Expose[], endpoint: string | undefined): Entry[] {
  const find = (name: string) => covers.flatMap((each) => featureOf(each, name) ?? [])[0];
  const state = find('state');
  if (state === undefined) return [];
  const [position, tilt] = [find('position'), find('tilt')];
  const { topic } = subject;
  const raw: RawConfig = {
    name: mainName(endpoint),
    command_topic: setTopic(subject, endpoint),
    state_topic: topic,
    ...motionOf(subject, state, position),
    ...(position === undefined && tilt === undefined && { optimistic: true }),
    ...(position !== undefined && {
      position_topic: topic,
      position_template: shownValue(subject.property(position)),
      set_position_topic: setTopic(subject, endpoint),
      set_position_template: '{"position": {{ position }}}',
    }),
    ...(tilt !== undefined && {
      tilt_command_topic: setTopic(subject, endpoint, 'tilt'),
      tilt_status_topic: topic,
      tilt_status_template: shownValue(subject.property(tilt)),
    }),
  };
  return [{ component: 'cover', objectId: withEndpoint('cover', endpoint), raw }];
}
