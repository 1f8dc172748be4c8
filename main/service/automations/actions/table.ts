/** The kinds of actions: one file each, and a line here. */
import { z } from 'zod';
import type { Action } from '../../model/automations.ts';
import { byType } from '../by-type.ts';
import { mostItems } from '../fields.ts';
import type { ActionKind, ActionOf } from './action.ts';
import { chooseAction } from './choose.ts';
import { commandAction } from './command.ts';
import { delayAction } from './delay.ts';
import { manageAction } from './manage.ts';
import { notifyAction } from './notify.ts';
import { publishAction } from './publish.ts';
import { repeatAction } from './repeat.ts';
import { stopAction } from './stop.ts';
import { taskAction } from './task.ts';
import { waitAction } from './wait.ts';

/** Late, because some actions have others inside. */
export const actionsSchema: z.ZodType<Action[]> = z.lazy(() => z.array(actionSchema).max(mostItems));

export const actionKinds: { readonly [K in Action['type']]: ActionKind<ActionOf<K>> } = {
  command: commandAction,
  publish: publishAction,
  notify: notifyAction,
  delay: delayAction,
  wait: waitAction,
  choose: chooseAction(actionsSchema),
  repeat: repeatAction(actionsSchema),
  task: taskAction,
  manage: manageAction,
  stop: stopAction,
};

const actionSchema: z.ZodType<Action> = byType<Action>(actionKinds);
