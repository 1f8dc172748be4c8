/** The icons that the page itself uses; icons that devices name are loaded when they are seen (device-icon.tsx). */
import airHumidifierIcon from '@mdi/svg/svg/air-humidifier.svg?raw';
import alertIcon from '@mdi/svg/svg/alert.svg?raw';
import alertCircleOutlineIcon from '@mdi/svg/svg/alert-circle-outline.svg?raw';
import arrowDownIcon from '@mdi/svg/svg/arrow-down.svg?raw';
import arrowDownBoldIcon from '@mdi/svg/svg/arrow-down-bold.svg?raw';
import arrowLeftIcon from '@mdi/svg/svg/arrow-left.svg?raw';
import arrowUpIcon from '@mdi/svg/svg/arrow-up.svg?raw';
import arrowUpBoldIcon from '@mdi/svg/svg/arrow-up-bold.svg?raw';
import autorenewIcon from '@mdi/svg/svg/autorenew.svg?raw';
import backspaceOutlineIcon from '@mdi/svg/svg/backspace-outline.svg?raw';
import batteryIcon from '@mdi/svg/svg/battery.svg?raw';
import bellIcon from '@mdi/svg/svg/bell.svg?raw';
import bellOffOutlineIcon from '@mdi/svg/svg/bell-off-outline.svg?raw';
import bellSleepOutlineIcon from '@mdi/svg/svg/bell-sleep-outline.svg?raw';
import bullhornIcon from '@mdi/svg/svg/bullhorn.svg?raw';
import calendarIcon from '@mdi/svg/svg/calendar.svg?raw';
import calendarClockIcon from '@mdi/svg/svg/calendar-clock.svg?raw';
import calendarStarIcon from '@mdi/svg/svg/calendar-star.svg?raw';
import cctvIcon from '@mdi/svg/svg/cctv.svg?raw';
import chartLineIcon from '@mdi/svg/svg/chart-line.svg?raw';
import checkIcon from '@mdi/svg/svg/check.svg?raw';
import chevronDownIcon from '@mdi/svg/svg/chevron-down.svg?raw';
import chevronRightIcon from '@mdi/svg/svg/chevron-right.svg?raw';
import chevronUpIcon from '@mdi/svg/svg/chevron-up.svg?raw';
import clipboardCheckOutlineIcon from '@mdi/svg/svg/clipboard-check-outline.svg?raw';
import clockOutlineIcon from '@mdi/svg/svg/clock-outline.svg?raw';
import closeIcon from '@mdi/svg/svg/close.svg?raw';
import codeBracesIcon from '@mdi/svg/svg/code-braces.svg?raw';
import cogIcon from '@mdi/svg/svg/cog.svg?raw';
import contentCopyIcon from '@mdi/svg/svg/content-copy.svg?raw';
import contentDuplicateIcon from '@mdi/svg/svg/content-duplicate.svg?raw';
import doorIcon from '@mdi/svg/svg/door.svg?raw';
import doorOpenIcon from '@mdi/svg/svg/door-open.svg?raw';
import dotsHorizontalIcon from '@mdi/svg/svg/dots-horizontal.svg?raw';
import downloadIcon from '@mdi/svg/svg/download.svg?raw';
import dragVerticalIcon from '@mdi/svg/svg/drag-vertical.svg?raw';
import eyeIcon from '@mdi/svg/svg/eye.svg?raw';
import eyeOffOutlineIcon from '@mdi/svg/svg/eye-off-outline.svg?raw';
import fanIcon from '@mdi/svg/svg/fan.svg?raw';
import fireIcon from '@mdi/svg/svg/fire.svg?raw';
import formTextboxIcon from '@mdi/svg/svg/form-textbox.svg?raw';
import formatListBulletedIcon from '@mdi/svg/svg/format-list-bulleted.svg?raw';
import gateIcon from '@mdi/svg/svg/gate.svg?raw';
import gaugeIcon from '@mdi/svg/svg/gauge.svg?raw';
import gestureTapButtonIcon from '@mdi/svg/svg/gesture-tap-button.svg?raw';
import heartPulseIcon from '@mdi/svg/svg/heart-pulse.svg?raw';
import historyIcon from '@mdi/svg/svg/history.svg?raw';
import homeImportOutlineIcon from '@mdi/svg/svg/home-import-outline.svg?raw';
import homeVariantIcon from '@mdi/svg/svg/home-variant.svg?raw';
import imageIcon from '@mdi/svg/svg/image.svg?raw';
import informationOutlineIcon from '@mdi/svg/svg/information-outline.svg?raw';
import lanConnectIcon from '@mdi/svg/svg/lan-connect.svg?raw';
import lanDisconnectIcon from '@mdi/svg/svg/lan-disconnect.svg?raw';
import lightbulbIcon from '@mdi/svg/svg/lightbulb.svg?raw';
import lightningBoltIcon from '@mdi/svg/svg/lightning-bolt.svg?raw';
import linkVariantIcon from '@mdi/svg/svg/link-variant.svg?raw';
import lockIcon from '@mdi/svg/svg/lock.svg?raw';
import lockOpenAlertIcon from '@mdi/svg/svg/lock-open-alert.svg?raw';
import lockOpenVariantIcon from '@mdi/svg/svg/lock-open-variant.svg?raw';
import magnifyIcon from '@mdi/svg/svg/magnify.svg?raw';
import mapMarkerIcon from '@mdi/svg/svg/map-marker.svg?raw';
import messageTextIcon from '@mdi/svg/svg/message-text.svg?raw';
import minusIcon from '@mdi/svg/svg/minus.svg?raw';
import moleculeCoIcon from '@mdi/svg/svg/molecule-co.svg?raw';
import moonWaningCrescentIcon from '@mdi/svg/svg/moon-waning-crescent.svg?raw';
import motionSensorIcon from '@mdi/svg/svg/motion-sensor.svg?raw';
import numericIcon from '@mdi/svg/svg/numeric.svg?raw';
import packageUpIcon from '@mdi/svg/svg/package-up.svg?raw';
import paletteIcon from '@mdi/svg/svg/palette.svg?raw';
import pauseIcon from '@mdi/svg/svg/pause.svg?raw';
import pencilIcon from '@mdi/svg/svg/pencil.svg?raw';
import playIcon from '@mdi/svg/svg/play.svg?raw';
import playCircleOutlineIcon from '@mdi/svg/svg/play-circle-outline.svg?raw';
import plusIcon from '@mdi/svg/svg/plus.svg?raw';
import powerIcon from '@mdi/svg/svg/power.svg?raw';
import radioboxMarkedIcon from '@mdi/svg/svg/radiobox-marked.svg?raw';
import refreshIcon from '@mdi/svg/svg/refresh.svg?raw';
import robotMowerIcon from '@mdi/svg/svg/robot-mower.svg?raw';
import robotOutlineIcon from '@mdi/svg/svg/robot-outline.svg?raw';
import robotVacuumIcon from '@mdi/svg/svg/robot-vacuum.svg?raw';
import rotate3dVariantIcon from '@mdi/svg/svg/rotate-3d-variant.svg?raw';
import runFastIcon from '@mdi/svg/svg/run-fast.svg?raw';
import sendIcon from '@mdi/svg/svg/send.svg?raw';
import serverNetworkIcon from '@mdi/svg/svg/server-network.svg?raw';
import shieldCheckIcon from '@mdi/svg/svg/shield-check.svg?raw';
import shieldHomeIcon from '@mdi/svg/svg/shield-home.svg?raw';
import signalIcon from '@mdi/svg/svg/signal.svg?raw';
import smokeDetectorVariantIcon from '@mdi/svg/svg/smoke-detector-variant.svg?raw';
import snowflakeIcon from '@mdi/svg/svg/snowflake.svg?raw';
import sofaOutlineIcon from '@mdi/svg/svg/sofa-outline.svg?raw';
import starIcon from '@mdi/svg/svg/star.svg?raw';
import starOutlineIcon from '@mdi/svg/svg/star-outline.svg?raw';
import stopIcon from '@mdi/svg/svg/stop.svg?raw';
import stopCircleOutlineIcon from '@mdi/svg/svg/stop-circle-outline.svg?raw';
import swapHorizontalIcon from '@mdi/svg/svg/swap-horizontal.svg?raw';
import tagOutlineIcon from '@mdi/svg/svg/tag-outline.svg?raw';
import testTubeIcon from '@mdi/svg/svg/test-tube.svg?raw';
import theaterIcon from '@mdi/svg/svg/theater.svg?raw';
import thermometerIcon from '@mdi/svg/svg/thermometer.svg?raw';
import thermostatIcon from '@mdi/svg/svg/thermostat.svg?raw';
import timerOutlineIcon from '@mdi/svg/svg/timer-outline.svg?raw';
import toggleSwitchVariantIcon from '@mdi/svg/svg/toggle-switch-variant.svg?raw';
import trashCanOutlineIcon from '@mdi/svg/svg/trash-can-outline.svg?raw';
import tuneVariantIcon from '@mdi/svg/svg/tune-variant.svg?raw';
import updateIcon from '@mdi/svg/svg/update.svg?raw';
import uploadIcon from '@mdi/svg/svg/upload.svg?raw';
import valveIcon from '@mdi/svg/svg/valve.svg?raw';
import volumeHighIcon from '@mdi/svg/svg/volume-high.svg?raw';
import waterIcon from '@mdi/svg/svg/water.svg?raw';
import waterBoilerIcon from '@mdi/svg/svg/water-boiler.svg?raw';
import waterPercentIcon from '@mdi/svg/svg/water-percent.svg?raw';
import weatherSunnyIcon from '@mdi/svg/svg/weather-sunny.svg?raw';
import wifiOffIcon from '@mdi/svg/svg/wifi-off.svg?raw';
import windowClosedIcon from '@mdi/svg/svg/window-closed.svg?raw';
import windowShutterIcon from '@mdi/svg/svg/window-shutter.svg?raw';

const files = {
  'air-humidifier': airHumidifierIcon,
  alert: alertIcon,
  'alert-circle-outline': alertCircleOutlineIcon,
  'arrow-down': arrowDownIcon,
  'arrow-down-bold': arrowDownBoldIcon,
  'arrow-left': arrowLeftIcon,
  'arrow-up': arrowUpIcon,
  'arrow-up-bold': arrowUpBoldIcon,
  autorenew: autorenewIcon,
  'backspace-outline': backspaceOutlineIcon,
  battery: batteryIcon,
  bell: bellIcon,
  'bell-off-outline': bellOffOutlineIcon,
  'bell-sleep-outline': bellSleepOutlineIcon,
  bullhorn: bullhornIcon,
  calendar: calendarIcon,
  'calendar-clock': calendarClockIcon,
  'calendar-star': calendarStarIcon,
  cctv: cctvIcon,
  'chart-line': chartLineIcon,
  check: checkIcon,
  'chevron-down': chevronDownIcon,
  'chevron-right': chevronRightIcon,
  'chevron-up': chevronUpIcon,
  'clipboard-check-outline': clipboardCheckOutlineIcon,
  'clock-outline': clockOutlineIcon,
  close: closeIcon,
  'code-braces': codeBracesIcon,
  cog: cogIcon,
  'content-copy': contentCopyIcon,
  'content-duplicate': contentDuplicateIcon,
  door: doorIcon,
  'door-open': doorOpenIcon,
  'dots-horizontal': dotsHorizontalIcon,
  download: downloadIcon,
  'drag-vertical': dragVerticalIcon,
  eye: eyeIcon,
  'eye-off-outline': eyeOffOutlineIcon,
  fan: fanIcon,
  fire: fireIcon,
  'form-textbox': formTextboxIcon,
  'format-list-bulleted': formatListBulletedIcon,
  gate: gateIcon,
  gauge: gaugeIcon,
  'gesture-tap-button': gestureTapButtonIcon,
  'heart-pulse': heartPulseIcon,
  history: historyIcon,
  'home-import-outline': homeImportOutlineIcon,
  'home-variant': homeVariantIcon,
  image: imageIcon,
  'information-outline': informationOutlineIcon,
  'lan-connect': lanConnectIcon,
  'lan-disconnect': lanDisconnectIcon,
  lightbulb: lightbulbIcon,
  'lightning-bolt': lightningBoltIcon,
  'link-variant': linkVariantIcon,
  lock: lockIcon,
  'lock-open-alert': lockOpenAlertIcon,
  'lock-open-variant': lockOpenVariantIcon,
  magnify: magnifyIcon,
  'map-marker': mapMarkerIcon,
  'message-text': messageTextIcon,
  minus: minusIcon,
  'molecule-co': moleculeCoIcon,
  'moon-waning-crescent': moonWaningCrescentIcon,
  'motion-sensor': motionSensorIcon,
  numeric: numericIcon,
  'package-up': packageUpIcon,
  palette: paletteIcon,
  pause: pauseIcon,
  pencil: pencilIcon,
  play: playIcon,
  'play-circle-outline': playCircleOutlineIcon,
  plus: plusIcon,
  power: powerIcon,
  'radiobox-marked': radioboxMarkedIcon,
  refresh: refreshIcon,
  'robot-mower': robotMowerIcon,
  'robot-outline': robotOutlineIcon,
  'robot-vacuum': robotVacuumIcon,
  'rotate-3d-variant': rotate3dVariantIcon,
  'run-fast': runFastIcon,
  send: sendIcon,
  'server-network': serverNetworkIcon,
  'shield-check': shieldCheckIcon,
  'shield-home': shieldHomeIcon,
  signal: signalIcon,
  'smoke-detector-variant': smokeDetectorVariantIcon,
  snowflake: snowflakeIcon,
  'sofa-outline': sofaOutlineIcon,
  star: starIcon,
  'star-outline': starOutlineIcon,
  stop: stopIcon,
  'stop-circle-outline': stopCircleOutlineIcon,
  'swap-horizontal': swapHorizontalIcon,
  'tag-outline': tagOutlineIcon,
  'test-tube': testTubeIcon,
  theater: theaterIcon,
  thermometer: thermometerIcon,
  thermostat: thermostatIcon,
  'timer-outline': timerOutlineIcon,
  'toggle-switch-variant': toggleSwitchVariantIcon,
  'trash-can-outline': trashCanOutlineIcon,
  'tune-variant': tuneVariantIcon,
  update: updateIcon,
  upload: uploadIcon,
  valve: valveIcon,
  'volume-high': volumeHighIcon,
  water: waterIcon,
  'water-boiler': waterBoilerIcon,
  'water-percent': waterPercentIcon,
  'weather-sunny': weatherSunnyIcon,
  'wifi-off': wifiOffIcon,
  'window-closed': windowClosedIcon,
  'window-shutter': windowShutterIcon,
} as const;

export type IconName = keyof typeof files;

/** The `d` of an icon's path. */
export function iconPath(name: IconName): string {
  return /\sd="([^"]+)"/.exec(files[name])?.[1] ?? '';
}

/** Whether the page brings this icon along. */
export function isBundled(name: string): name is IconName {
  return Object.hasOwn(files, name);
}
