/** The window: first run, or sidebar, banner and the view of the route; overlays on top. */

import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { Button } from '../components/ui/button.tsx';
import { EmptyState, Loading } from '../components/ui/surface.tsx';
import { sayFailure } from '../format/failure.ts';
import { sendAsked } from '../state/asking.ts';
import type { Store } from '../state/store.ts';
import { useSettings, useStatus, useStore } from '../state/use-store.tsx';
import { HomeView } from '../views/home/home-view.tsx';
import { say } from '../words/words.ts';
import { AgentQuestions } from './agent-questions.tsx';
import { AlarmOverlay } from './alarm-overlay.tsx';
import styles from './app.module.css';
import { ConnectionBanner } from './connection-banner.tsx';
import { NoticeBar } from './notice-bar.tsx';
import { OngoingStrip } from './ongoing-strip.tsx';
import { PaletteProvider } from './palette.tsx';
import { RiskQuestion } from './risk-question.tsx';
import { go, type Route, useRoute, type ViewName, viewNames } from './route.ts';
import { Sidebar } from './sidebar.tsx';
import { useSystemTheme } from './theme.ts';
import { ToastRegion } from './toast-region.tsx';
import { ViewGuard } from './view-guard.tsx';

const DeviceView = lazy(() => import('../views/device/device-view.tsx').then((m) => ({ default: m.DeviceView })));
const AlertsView = lazy(() => import('../views/alerts/alerts-view.tsx').then((m) => ({ default: m.AlertsView })));
const TasksView = lazy(() => import('../views/tasks/tasks-view.tsx').then((m) => ({ default: m.TasksView })));
const AutomationsView = lazy(() =>
  import('../views/automations/automations-view.tsx').then((m) => ({ default: m.AutomationsView })),
);
const SettingsView = lazy(() =>
  import('../views/settings/settings-view.tsx').then((m) => ({ default: m.SettingsView })),
);
const OverviewView = lazy(() =>
  import('../views/overview/overview-view.tsx').then((m) => ({ default: m.OverviewView })),
);
const FirstRun = lazy(() => import('../views/first-run/first-run.tsx').then((m) => ({ default: m.FirstRun })));

export function App(): ReactNode {
  const status = useStatus();
  const store = useStore();
  useSystemTheme();
  useNavigation(store);
  if (store.model !== undefined) return <LoadedApp />;
  if (status.kind === 'failed') {
    return (
      <main className={styles.center}>
        <EmptyState
          icon="alert-circle-outline"
          title={say('app.theBackgroundServiceDoesNotAnswer')}
          action={<Button onPress={() => void store.load()}>{say('app.tryAgain')}</Button>}
        >
          {sayFailure(status.error)}
        </EmptyState>
      </main>
    );
  }
  return (
    <main className={styles.center}>
      <Loading label={say('app.starting')} />
    </main>
  );
}

function LoadedApp(): ReactNode {
  const settings = useSettings();
  if (!settings.setupDone && !settings.demo) {
    return (
      <Suspense fallback={<Loading />}>
        <FirstRun />
        <ToastRegion />
      </Suspense>
    );
  }
  return (
    <PaletteProvider>
      <div className={styles.app}>
        <button type="button" className={styles.skip} onClick={() => document.getElementById('main')?.focus()}>
          {say('app.skipToContent')}
        </button>
        <Sidebar />
        <div className={styles.content}>
          <ConnectionBanner />
          <NoticeBar />
          <AgentQuestions />
          <main id="main" className={styles.main} tabIndex={-1}>
            <GuardedView />
          </main>
          {/* Below: it comes with an alarm that is armed, and must not push the keypad from under the pointer. */}
          <OngoingStrip />
        </div>
        <ToastRegion />
        <RiskQuestion />
        <AlarmOverlay />
      </div>
    </PaletteProvider>
  );
}

function GuardedView(): ReactNode {
  const route = useRoute();
  return (
    <ViewGuard key={`${route.view}/${route.id ?? ''}`}>
      <Suspense fallback={<Loading />}>
        <CurrentView route={route} />
      </Suspense>
    </ViewGuard>
  );
}

function CurrentView({ route }: { route: Route }): ReactNode {
  switch (route.view) {
    case 'home':
    case 'room':
      // A room without a name is what has none.
      return (
        <HomeView key={`${route.view}/${route.id ?? ''}`} room={route.view === 'room' ? (route.id ?? '') : undefined} />
      );
    case 'device':
      return <DeviceView key={route.id} id={route.id ?? ''} />;
    case 'overview':
      return <OverviewView key={route.id} page={route.id} />;
    case 'alerts':
      return <AlertsView page={route.id} />;
    case 'tasks':
      return <TasksView id={route.id} />;
    case 'automations':
      return <AutomationsView id={route.id} query={route.query} />;
    case 'settings':
      return <SettingsView page={route.id} />;
  }
}

/** Follows the tray, notifications and second starts. An entity leads to its device's page. */
/** A window that was opened for the question first has to know its entity. */
function askWhenLoaded(store: Store, entityId: string, action: string): void {
  const entity = store.model?.entities.get(entityId);
  if (entity !== undefined) {
    sendAsked(store, entity, { action });
    return;
  }
  if (store.model !== undefined) return;
  const stop = store.subscribe('status', () => {
    stop();
    askWhenLoaded(store, entityId, action);
  });
}

function useNavigation(store: Store): void {
  useEffect(
    () =>
      window.inglenook.on('navigate', ({ view, id, ask }) => {
        const target = view === 'entity' ? 'device' : view;
        if (isView(target)) go(target, id);
        if (ask !== undefined && id !== undefined) askWhenLoaded(store, id, ask);
      }),
    [store],
  );
}

function isView(name: string): name is ViewName {
  return viewNames.some((each) => each === name);
}
