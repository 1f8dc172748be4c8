/** Actions in the command palette: "turn on ..." for entities, "run ..." for tasks and automations. Pure. */
import type { Entity } from '../../preload/contract.ts';
import { fullName } from '../../preload/words/names.ts';
import { isUnspaced, wordsIn } from '../../preload/words/split.ts';
import { platformLabel, sayAction } from '../format/entity.ts';
import { can, wantsCode } from '../format/values.ts';
import { descriptorOf } from '../platforms/table.ts';
import { say } from '../words/words.ts';
import type { PageModel } from './model.ts';
import { foldText } from './names.ts';
import { item, type SearchItem, type SearchTarget } from './search.ts';

/** True when the query may name an action: only then are the (many) actions built. */
export function wantsAction(query: string): boolean {
  const verbs = foldText(say('search.verbs')).split(' ');
  // Some languages say what is to be done last.
  const named = wordsIn(foldText(query));
  return named.some((word) =>
    // A word of a language without spaces may be the verb and more: 打开灯.
    isUnspaced(word)
      ? verbs.some((verb) => verb.startsWith(word) || word.startsWith(verb))
      : word.length >= 2 && verbs.some((verb) => verb.startsWith(word)),
  );
}

/** "Turn on Reading lamp" and the like for all entities, "Run ..." for tasks and automations. */
export function buildActions(model: PageModel): readonly SearchItem[] {
  const items: SearchItem[] = [];
  for (const entity of model.entities.values()) {
    if (entity.available) addActions(items, entity, model);
  }
  for (const task of model.tasks.values()) {
    const target = { type: 'run-task', id: task.id } as const;
    items.push(
      item({
        key: `run-task:${task.id}`,
        kind: 'action',
        title: say('search.run', task),
        detail: say('common.task'),
        target,
      }),
    );
  }
  for (const automation of model.automations.values()) {
    const target = { type: 'run-automation', id: automation.id } as const;
    items.push(
      item({
        key: `run:${automation.id}`,
        kind: 'action',
        title: say('search.run', automation),
        detail: say('search.automation'),
        target,
      }),
    );
  }
  return items;
}

function addActions(items: SearchItem[], entity: Entity, model: PageModel): void {
  const device = entity.deviceId === undefined ? undefined : model.devices.get(entity.deviceId);
  const name = fullName(entity, device?.name);
  const detail = [platformLabel(entity.platform), device?.area].filter((part) => part !== undefined).join(' · ');
  const needsCode = wantsCode(entity);
  for (const action of descriptorOf(entity).quick) {
    if (!can(entity, action)) continue;
    const isArm = action.startsWith('alarm_arm') && entity.attributes.code_arm_required !== false;
    const verb = entity.platform === 'scene' && action === 'turn_on' ? say('controls.activate') : sayAction(action);
    // Where a code must be typed, the palette leads to the keypad.
    const target: SearchTarget =
      needsCode || isArm
        ? { type: 'go', view: 'device', id: entity.deviceId ?? entity.id }
        : { type: 'command', entityId: entity.id, action };
    items.push(
      item({
        key: `${action}:${entity.id}`,
        kind: 'action',
        title: say('search.act', { verb, name }),
        detail,
        target,
        entityId: entity.id,
        words: 'switch',
      }),
    );
  }
  if (entity.platform !== 'select' || !can(entity, 'select_option')) return;
  for (const option of (entity.capabilities.options ?? []).slice(0, 20)) {
    const target = { type: 'command', entityId: entity.id, action: 'select_option', params: { option } } as const;
    items.push(
      item({
        key: `select:${entity.id}:${option}`,
        kind: 'action',
        title: say('search.setTo', { name, option }),
        detail,
        target,
        entityId: entity.id,
        words: 'select',
      }),
    );
  }
}
