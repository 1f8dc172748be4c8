/** Covers: blinds, curtains, garage doors. Pure. */
import type { RawConfig } from '../../platforms/platform.ts';
import { field, literal, shownValue } from '../template-text.ts';
import { type Entry, mainName, type Subject, setTopic, withEndpoint } from './entry.ts';
import { type Expose, featureOf, isReported } from './exposes.ts';

const openingWords = ['opening', 'open', 'forward', 'up', 'rising'];
const closingWords = ['closing', 'close', 'backward', 'back', 'reverse', 'down', 'declining'];
const stoppedWords = ['stopped', 'stop', 'pause', 'paused'];

/** How a cover tells that it moves: by its motor, by the mere fact, or not at all. */
function motionOf(subject: Subject, state: Expose, position: Expose | undefined): RawConfig {
  const beside = subject.exposes.filter((each) => each.endpoint === undefined || each.endpoint === state.endpoint);
  const motor = beside.find(
    (each) => each.type === 'enum' && ['motor_state', 'moving'].includes(each.name) && isReported(each),
  );
  const word = (words: readonly string[]) => motor?.values.find((each) => words.includes(each.toLowerCase()));
  const [opening, closing, stopped] = [word(openingWords), word(closingWords), word(stoppedWords)];
  if (motor !== undefined && opening !== undefined && closing !== undefined && stopped !== undefined) {
    return {
      state_opening: opening,
      state_closing: closing,
      state_stopped: stopped,
      state_open: 'OPEN',
      state_closed: 'CLOSE',
      value_template: motorTemplate(
        field(subject.property(motor)),
        field(subject.property(state)),
        position === undefined ? undefined : field(subject.property(position)),
        [opening, closing, stopped],
      ),
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

/**
 * A motor may still say that it moves when the cover has long arrived: where position and state agree on an end, they are
 * right. A word of the motor that is neither opening nor closing leaves it to them as well.
 */
function motorTemplate(
  motor: string,
  state: string,
  position: string | undefined,
  [opening, closing, stopped]: readonly [string, string, string],
): string {
  const ends =
    position === undefined
      ? []
      : [
          [`${position} == 0 and ${state} == 'CLOSE'`, 'CLOSE'],
          [`${position} == 100 and ${state} == 'OPEN'`, 'OPEN'],
        ];
  const rest =
    position === undefined
      ? []
      : [
          [`${motor} == ${literal(stopped)} and ${position} == 0`, 'CLOSE'],
          [`${motor} == ${literal(stopped)} and ${position} is defined`, 'OPEN'],
        ];
  const cases = [
    ...ends,
    [`${motor} == ${literal(opening)}`, opening],
    [`${motor} == ${literal(closing)}`, closing],
    ...rest,
    [`${state} in ['OPEN', 'CLOSE']`, undefined],
  ];
  const said = cases.map(
    ([condition, word], index) =>
      `{% ${index === 0 ? 'if' : 'elif'} ${condition} %}{{ ${word === undefined ? state : literal(word)} }}`,
  );
  return `${said.join('')}{% else %}{{ ${literal(stopped)} }}{% endif %}`;
}

/** Most covers do not tell what they are; of these models it is known. */
const classOfModel: ReadonlyMap<string, string> = new Map([['DS-K02D/DS-K02E', 'shutter']]);

export function coverEntries(subject: Subject, covers: readonly Expose[], endpoint: string | undefined): Entry[] {
  const find = (name: string) => covers.flatMap((each) => featureOf(each, name) ?? [])[0];
  const state = find('state');
  if (state === undefined) return [];
  const [position, tilt] = [find('position'), find('tilt')];
  const { topic } = subject;
  const deviceClass =
    subject.model === undefined || position === undefined ? undefined : classOfModel.get(subject.model);
  const raw: RawConfig = {
    name: mainName(endpoint),
    ...(deviceClass !== undefined && { device_class: deviceClass }),
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
