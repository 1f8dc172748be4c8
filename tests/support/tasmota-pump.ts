/** A Tasmota plug with one relay, as it announces itself (`tasmota/discovery/MAC/config`). */
export const tasmotaPump = {
  mac: '00000049A3BC',
  config: {
    ip: '192.168.15.10',
    dn: 'Pump',
    fn: ['Pump', null],
    hn: 'pump-host',
    mac: '00000049A3BC',
    md: 'Sonoff Basic',
    state: ['OFF', 'ON', 'TOGGLE', 'HOLD'],
    ofln: 'Offline',
    onln: 'Online',
    sw: '14.4.1',
    t: 'pump',
    ft: '%prefix%/%topic%/',
    tp: ['cmnd', 'stat', 'tele'],
    rl: [1, 0],
    so: {},
    ver: 1,
  },
};
