/** The icons that the page itself uses; icons that devices name are loaded when they are seen (device-icon.tsx). */
import airFilterIcon from '@mdi/svg/svg/air-filter.svg?raw';
import airHumidifierIcon from '@mdi/svg/svg/air-humidifier.svg?raw';
import alertIcon from '@mdi/svg/svg/alert.svg?raw';
import alertCircleOutlineIcon from '@mdi/svg/svg/alert-circle-outline.svg?raw';
import angleAcuteIcon from '@mdi/svg/svg/angle-acute.svg?raw';
import arrowDownIcon from '@mdi/svg/svg/arrow-down.svg?raw';
import arrowDownBoldIcon from '@mdi/svg/svg/arrow-down-bold.svg?raw';
import arrowExpandHorizontalIcon from '@mdi/svg/svg/arrow-expand-horizontal.svg?raw';
import arrowLeftIcon from '@mdi/svg/svg/arrow-left.svg?raw';
import arrowUpIcon from '@mdi/svg/svg/arrow-up.svg?raw';
import arrowUpBoldIcon from '@mdi/svg/svg/arrow-up-bold.svg?raw';
import autorenewIcon from '@mdi/svg/svg/autorenew.svg?raw';
import awningIcon from '@mdi/svg/svg/awning.svg?raw';
import awningOutlineIcon from '@mdi/svg/svg/awning-outline.svg?raw';
import backspaceOutlineIcon from '@mdi/svg/svg/backspace-outline.svg?raw';
import batteryIcon from '@mdi/svg/svg/battery.svg?raw';
import battery20Icon from '@mdi/svg/svg/battery-20.svg?raw';
import battery30Icon from '@mdi/svg/svg/battery-30.svg?raw';
import battery50Icon from '@mdi/svg/svg/battery-50.svg?raw';
import battery70Icon from '@mdi/svg/svg/battery-70.svg?raw';
import batteryAlertIcon from '@mdi/svg/svg/battery-alert.svg?raw';
import batteryChargingIcon from '@mdi/svg/svg/battery-charging.svg?raw';
import batteryOutlineIcon from '@mdi/svg/svg/battery-outline.svg?raw';
import bellIcon from '@mdi/svg/svg/bell.svg?raw';
import bellOffOutlineIcon from '@mdi/svg/svg/bell-off-outline.svg?raw';
import bellSleepOutlineIcon from '@mdi/svg/svg/bell-sleep-outline.svg?raw';
import blindsIcon from '@mdi/svg/svg/blinds.svg?raw';
import blindsOpenIcon from '@mdi/svg/svg/blinds-open.svg?raw';
import blurIcon from '@mdi/svg/svg/blur.svg?raw';
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
import compassIcon from '@mdi/svg/svg/compass.svg?raw';
import contentCopyIcon from '@mdi/svg/svg/content-copy.svg?raw';
import contentDuplicateIcon from '@mdi/svg/svg/content-duplicate.svg?raw';
import currentAcIcon from '@mdi/svg/svg/current-ac.svg?raw';
import curtainsIcon from '@mdi/svg/svg/curtains.svg?raw';
import curtainsClosedIcon from '@mdi/svg/svg/curtains-closed.svg?raw';
import doorIcon from '@mdi/svg/svg/door.svg?raw';
import doorClosedIcon from '@mdi/svg/svg/door-closed.svg?raw';
import doorOpenIcon from '@mdi/svg/svg/door-open.svg?raw';
import dotsHorizontalIcon from '@mdi/svg/svg/dots-horizontal.svg?raw';
import downloadIcon from '@mdi/svg/svg/download.svg?raw';
import dragVerticalIcon from '@mdi/svg/svg/drag-vertical.svg?raw';
import eyeIcon from '@mdi/svg/svg/eye.svg?raw';
import eyeOffOutlineIcon from '@mdi/svg/svg/eye-off-outline.svg?raw';
import fanIcon from '@mdi/svg/svg/fan.svg?raw';
import fireIcon from '@mdi/svg/svg/fire.svg?raw';
import flashIcon from '@mdi/svg/svg/flash.svg?raw';
import formTextboxIcon from '@mdi/svg/svg/form-textbox.svg?raw';
import formatListBulletedIcon from '@mdi/svg/svg/format-list-bulleted.svg?raw';
import garageIcon from '@mdi/svg/svg/garage.svg?raw';
import garageOpenIcon from '@mdi/svg/svg/garage-open.svg?raw';
import gateIcon from '@mdi/svg/svg/gate.svg?raw';
import gateOpenIcon from '@mdi/svg/svg/gate-open.svg?raw';
import gaugeIcon from '@mdi/svg/svg/gauge.svg?raw';
import gestureTapButtonIcon from '@mdi/svg/svg/gesture-tap-button.svg?raw';
import heartPulseIcon from '@mdi/svg/svg/heart-pulse.svg?raw';
import historyIcon from '@mdi/svg/svg/history.svg?raw';
import homeAccountIcon from '@mdi/svg/svg/home-account.svg?raw';
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
import meterElectricIcon from '@mdi/svg/svg/meter-electric.svg?raw';
import meterGasIcon from '@mdi/svg/svg/meter-gas.svg?raw';
import minusIcon from '@mdi/svg/svg/minus.svg?raw';
import moleculeIcon from '@mdi/svg/svg/molecule.svg?raw';
import moleculeCoIcon from '@mdi/svg/svg/molecule-co.svg?raw';
import moleculeCo2Icon from '@mdi/svg/svg/molecule-co2.svg?raw';
import moonWaningCrescentIcon from '@mdi/svg/svg/moon-waning-crescent.svg?raw';
import motionSensorIcon from '@mdi/svg/svg/motion-sensor.svg?raw';
import numericIcon from '@mdi/svg/svg/numeric.svg?raw';
import openInNewIcon from '@mdi/svg/svg/open-in-new.svg?raw';
import packageUpIcon from '@mdi/svg/svg/package-up.svg?raw';
import paletteIcon from '@mdi/svg/svg/palette.svg?raw';
import pauseIcon from '@mdi/svg/svg/pause.svg?raw';
import pencilIcon from '@mdi/svg/svg/pencil.svg?raw';
import pinOffOutlineIcon from '@mdi/svg/svg/pin-off-outline.svg?raw';
import pinOutlineIcon from '@mdi/svg/svg/pin-outline.svg?raw';
import playIcon from '@mdi/svg/svg/play.svg?raw';
import playCircleOutlineIcon from '@mdi/svg/svg/play-circle-outline.svg?raw';
import plusIcon from '@mdi/svg/svg/plus.svg?raw';
import powerIcon from '@mdi/svg/svg/power.svg?raw';
import powerSocketEuIcon from '@mdi/svg/svg/power-socket-eu.svg?raw';
import radioboxMarkedIcon from '@mdi/svg/svg/radiobox-marked.svg?raw';
import refreshIcon from '@mdi/svg/svg/refresh.svg?raw';
import remoteIcon from '@mdi/svg/svg/remote.svg?raw';
import robotMowerIcon from '@mdi/svg/svg/robot-mower.svg?raw';
import robotOutlineIcon from '@mdi/svg/svg/robot-outline.svg?raw';
import robotVacuumIcon from '@mdi/svg/svg/robot-vacuum.svg?raw';
import rollerShadeIcon from '@mdi/svg/svg/roller-shade.svg?raw';
import rollerShadeClosedIcon from '@mdi/svg/svg/roller-shade-closed.svg?raw';
import rotate3dVariantIcon from '@mdi/svg/svg/rotate-3d-variant.svg?raw';
import runFastIcon from '@mdi/svg/svg/run-fast.svg?raw';
import sendIcon from '@mdi/svg/svg/send.svg?raw';
import serverNetworkIcon from '@mdi/svg/svg/server-network.svg?raw';
import shieldCheckIcon from '@mdi/svg/svg/shield-check.svg?raw';
import shieldHomeIcon from '@mdi/svg/svg/shield-home.svg?raw';
import signalIcon from '@mdi/svg/svg/signal.svg?raw';
import sineWaveIcon from '@mdi/svg/svg/sine-wave.svg?raw';
import smokeDetectorVariantIcon from '@mdi/svg/svg/smoke-detector-variant.svg?raw';
import snowflakeIcon from '@mdi/svg/svg/snowflake.svg?raw';
import sofaOutlineIcon from '@mdi/svg/svg/sofa-outline.svg?raw';
import speedometerIcon from '@mdi/svg/svg/speedometer.svg?raw';
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
import valveClosedIcon from '@mdi/svg/svg/valve-closed.svg?raw';
import valveOpenIcon from '@mdi/svg/svg/valve-open.svg?raw';
import vibrateIcon from '@mdi/svg/svg/vibrate.svg?raw';
import volumeHighIcon from '@mdi/svg/svg/volume-high.svg?raw';
import waterIcon from '@mdi/svg/svg/water.svg?raw';
import waterBoilerIcon from '@mdi/svg/svg/water-boiler.svg?raw';
import waterPercentIcon from '@mdi/svg/svg/water-percent.svg?raw';
import waterPumpIcon from '@mdi/svg/svg/water-pump.svg?raw';
import weatherPouringIcon from '@mdi/svg/svg/weather-pouring.svg?raw';
import weatherRainyIcon from '@mdi/svg/svg/weather-rainy.svg?raw';
import weatherSunnyIcon from '@mdi/svg/svg/weather-sunny.svg?raw';
import weatherWindyIcon from '@mdi/svg/svg/weather-windy.svg?raw';
import weightIcon from '@mdi/svg/svg/weight.svg?raw';
import wifiOffIcon from '@mdi/svg/svg/wifi-off.svg?raw';
import windowClosedIcon from '@mdi/svg/svg/window-closed.svg?raw';
import windowOpenIcon from '@mdi/svg/svg/window-open.svg?raw';
import windowShutterIcon from '@mdi/svg/svg/window-shutter.svg?raw';
import windowShutterOpenIcon from '@mdi/svg/svg/window-shutter-open.svg?raw';

const files = {
  'air-filter': airFilterIcon,
  'air-humidifier': airHumidifierIcon,
  alert: alertIcon,
  'alert-circle-outline': alertCircleOutlineIcon,
  'angle-acute': angleAcuteIcon,
  'arrow-down': arrowDownIcon,
  'arrow-down-bold': arrowDownBoldIcon,
  'arrow-expand-horizontal': arrowExpandHorizontalIcon,
  'arrow-left': arrowLeftIcon,
  'arrow-up': arrowUpIcon,
  'arrow-up-bold': arrowUpBoldIcon,
  autorenew: autorenewIcon,
  awning: awningIcon,
  'awning-outline': awningOutlineIcon,
  'backspace-outline': backspaceOutlineIcon,
  battery: batteryIcon,
  'battery-20': battery20Icon,
  'battery-30': battery30Icon,
  'battery-50': battery50Icon,
  'battery-70': battery70Icon,
  'battery-alert': batteryAlertIcon,
  'battery-charging': batteryChargingIcon,
  'battery-outline': batteryOutlineIcon,
  bell: bellIcon,
  'bell-off-outline': bellOffOutlineIcon,
  'bell-sleep-outline': bellSleepOutlineIcon,
  blinds: blindsIcon,
  'blinds-open': blindsOpenIcon,
  blur: blurIcon,
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
  compass: compassIcon,
  'content-copy': contentCopyIcon,
  'content-duplicate': contentDuplicateIcon,
  'current-ac': currentAcIcon,
  curtains: curtainsIcon,
  'curtains-closed': curtainsClosedIcon,
  door: doorIcon,
  'door-closed': doorClosedIcon,
  'door-open': doorOpenIcon,
  'dots-horizontal': dotsHorizontalIcon,
  download: downloadIcon,
  'drag-vertical': dragVerticalIcon,
  eye: eyeIcon,
  'eye-off-outline': eyeOffOutlineIcon,
  fan: fanIcon,
  fire: fireIcon,
  flash: flashIcon,
  'form-textbox': formTextboxIcon,
  'format-list-bulleted': formatListBulletedIcon,
  garage: garageIcon,
  'garage-open': garageOpenIcon,
  gate: gateIcon,
  'gate-open': gateOpenIcon,
  gauge: gaugeIcon,
  'gesture-tap-button': gestureTapButtonIcon,
  'heart-pulse': heartPulseIcon,
  history: historyIcon,
  'home-account': homeAccountIcon,
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
  'meter-electric': meterElectricIcon,
  'meter-gas': meterGasIcon,
  minus: minusIcon,
  molecule: moleculeIcon,
  'molecule-co': moleculeCoIcon,
  'molecule-co2': moleculeCo2Icon,
  'moon-waning-crescent': moonWaningCrescentIcon,
  'motion-sensor': motionSensorIcon,
  numeric: numericIcon,
  'open-in-new': openInNewIcon,
  'package-up': packageUpIcon,
  palette: paletteIcon,
  pause: pauseIcon,
  pencil: pencilIcon,
  'pin-off-outline': pinOffOutlineIcon,
  'pin-outline': pinOutlineIcon,
  play: playIcon,
  'play-circle-outline': playCircleOutlineIcon,
  plus: plusIcon,
  power: powerIcon,
  'power-socket-eu': powerSocketEuIcon,
  'radiobox-marked': radioboxMarkedIcon,
  refresh: refreshIcon,
  remote: remoteIcon,
  'robot-mower': robotMowerIcon,
  'robot-outline': robotOutlineIcon,
  'robot-vacuum': robotVacuumIcon,
  'roller-shade': rollerShadeIcon,
  'roller-shade-closed': rollerShadeClosedIcon,
  'rotate-3d-variant': rotate3dVariantIcon,
  'run-fast': runFastIcon,
  send: sendIcon,
  'server-network': serverNetworkIcon,
  'shield-check': shieldCheckIcon,
  'shield-home': shieldHomeIcon,
  signal: signalIcon,
  'sine-wave': sineWaveIcon,
  'smoke-detector-variant': smokeDetectorVariantIcon,
  snowflake: snowflakeIcon,
  'sofa-outline': sofaOutlineIcon,
  speedometer: speedometerIcon,
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
  'valve-closed': valveClosedIcon,
  'valve-open': valveOpenIcon,
  vibrate: vibrateIcon,
  'volume-high': volumeHighIcon,
  water: waterIcon,
  'water-boiler': waterBoilerIcon,
  'water-percent': waterPercentIcon,
  'water-pump': waterPumpIcon,
  'weather-pouring': weatherPouringIcon,
  'weather-rainy': weatherRainyIcon,
  'weather-sunny': weatherSunnyIcon,
  'weather-windy': weatherWindyIcon,
  weight: weightIcon,
  'wifi-off': wifiOffIcon,
  'window-closed': windowClosedIcon,
  'window-open': windowOpenIcon,
  'window-shutter': windowShutterIcon,
  'window-shutter-open': windowShutterOpenIcon,
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
