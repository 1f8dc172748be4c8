/** The name of an entity beside that of its device: one rule for page, tray and terminal. Pure. */

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** "Kitchen lamp", or device and entity where their names differ: "Kitchen multi-sensor Humidity". */
export function fullName(entity: Named, deviceName: string | undefined): string {
  if (deviceName === undefined || deviceName === '') return entity.name || entity.id;
  if (entity.name === '') return deviceName;
  const isNamed = entity.name.toLowerCase().startsWith(deviceName.toLowerCase());
  const own = isNamed ? entity.name.slice(deviceName.length).trim() : entity.name;
  // "Front door" with its "Door", "Hall motion" with its "Motion".
  if (own !== '' && deviceName.toLowerCase().endsWith(` ${own.toLowerCase()}`)) return deviceName;
  return isNamed ? entity.name : `${deviceName} ${entity.name}`;
}
