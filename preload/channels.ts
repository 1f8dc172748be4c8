/** The two IPC channels, shared by the preload and main/shell/window/ipc.ts. The page never names a channel. */

/** invoke(channel, commandName, request) answers a Result. */
export const commandChannel = 'inglenook:command';
/** send(channel, eventName, payload). */
export const eventChannel = 'inglenook:event';
