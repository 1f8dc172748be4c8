import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { app } from '../../../../build/standin/app.ts';
import { drawHere } from '../../../../main/shell/system/graphics.ts';

describe('drawing without the graphics card', () => {
  const before = process.env.GDK_GL;
  const asked: string[] = [];
  beforeEach(() => {
    delete process.env.GDK_GL;
    asked.length = 0;
    app.disableHardwareAcceleration = () => void asked.push('software');
    app.commandLine.appendSwitch = (name, value) => void asked.push(value === undefined ? name : `${name}=${value}`);
    app.removeAllListeners('ready');
  });
  afterEach(() => {
    if (before === undefined) delete process.env.GDK_GL;
    else process.env.GDK_GL = before;
  });

  it('leaves no process and no driver for it on Linux', () => {
    drawHere('linux');
    expect(asked).toEqual(['software', 'in-process-gpu', 'use-gl=disabled']);
  });
  it('tells GTK alone, and not the programs that the app starts later', () => {
    drawHere('linux');
    expect(process.env.GDK_GL).toBe('disable');
    app.emit('ready');
    expect(process.env.GDK_GL).toBeUndefined();
  });
  it('leaves what the person has chosen for GTK', () => {
    process.env.GDK_GL = 'always';
    drawHere('linux');
    app.emit('ready');
    expect(process.env.GDK_GL).toBe('always');
  });
  it('leaves other systems as they are', () => {
    drawHere('win32');
    drawHere('darwin');
    expect(asked).toEqual([]);
    expect(process.env.GDK_GL).toBeUndefined();
  });
});
