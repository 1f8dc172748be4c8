/** French: addresses the reader as “vous”; buttons are infinitives. No-break spaces before : ; ! ? and inside « ». */
import type { Fits } from '../catalogue.ts';
import type { en as english } from '../en/en.ts';
import { agentOutcomes, agents } from './agents.ts';
import { alertRules, alertRuleTimes, delivery, deliveryReasons } from './alert-rules.ts';
import { app, noticeBarTexts, sidebarLinkWords } from './app.ts';
import { automationEditor } from './automation-editor.ts';
import {
  automationOutcomes,
  automationPathWords,
  automations,
  automationTraceResults,
  automationWords,
} from './automations.ts';
import { brokerStates, brokers } from './brokers.ts';
import { common } from './common.ts';
import { armWords, colours, controls } from './controls.ts';
import { device, diagnosticsViewUseWords } from './device.ts';
import { discovery } from './discovery.ts';
import { editor, fields } from './editor.ts';
import { platforms, whereabouts } from './entities.ts';
import { failure, failureSentences } from './failures.ts';
import { firstRun } from './first-run.ts';
import { cost, costNames, health, healthFixes, healthKeyrings, healthProtections } from './health.ts';
import { home } from './home.ts';
import { http } from './http.ts';
import { alertStates, inbox } from './inbox.ts';
import { moments, momentsOff, momentsOn, presets } from './moments.ts';
import { activityKinds, overview, overviewColumns, overviewPages } from './overview.ts';
import { escalation, ownRules } from './own-rules.ts';
import { panel, panelKey } from './panel.ts';
import { schedule } from './schedule.ts';
import { remote, search, settingsPages, settingsPageWords } from './search.ts';
import { settings } from './settings.ts';
import { spoken } from './spoken.ts';
import { taskEditor } from './task-editor.ts';
import {
  runLineTriggers,
  runResults,
  taskConstraintJudges,
  taskConstraints,
  taskMessages,
  taskOutputWords,
  taskStates,
  taskStopReasons,
  tasks,
  taskWords,
} from './tasks.ts';
import { time } from './time.ts';
import { updateFailures, updateOff, updates, updateTried, updateWaits } from './updates.ts';

const texts = {
  alertRules,
  alertRuleTimes,
  delivery,
  deliveryReasons,
  common,
  home,
  http,
  agents,
  agentOutcomes,
  firstRun,
  overview,
  overviewPages,
  overviewColumns,
  activityKinds,
  ownRules,
  escalation,
  search,
  remote,
  settingsPages,
  settingsPageWords,
  time,
  app,
  noticeBarTexts,
  sidebarLinkWords,
  editor,
  fields,
  automations,
  automationTraceResults,
  automationOutcomes,
  automationPathWords,
  automationWords,
  automationEditor,
  health,
  healthFixes,
  healthProtections,
  healthKeyrings,
  cost,
  costNames,
  failure,
  failureSentences,
  schedule,
  tasks,
  taskStates,
  runResults,
  taskWords,
  taskStopReasons,
  taskMessages,
  taskConstraintJudges,
  taskConstraints,
  taskOutputWords,
  runLineTriggers,
  taskEditor,
  inbox,
  alertStates,
  device,
  diagnosticsViewUseWords,
  settings,
  brokers,
  brokerStates,
  discovery,
  moments,
  momentsOn,
  momentsOff,
  presets,
  platforms,
  whereabouts,
  controls,
  colours,
  armWords,
  panel,
  panelKey,
  updates,
  updateOff,
  updateFailures,
  updateTried,
  updateWaits,
} as const;

export const fr: Fits<typeof english, typeof texts & typeof spoken> = { ...spoken, ...texts };
