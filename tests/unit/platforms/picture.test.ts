import { describe, expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { pictureOf as cameraPicture, cameraPlatform } from '../../../main/service/platforms/camera.ts';
import { pictureOf as imagePicture, imagePlatform } from '../../../main/service/platforms/image.ts';
import { platformHarness, rejection } from '../../support/platform-harness.ts';

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0);
const pngText = Buffer.from(png).toString('base64');
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('camera', () => {
  it('is idle, and keeps the last picture', () => {
    const camera = platformHarness(cameraPlatform, { topic: 't' });
    const picture = () => cameraPicture(camera.config, camera.state());
    expect(camera.shown()).toEqual({ state: 'idle' });
    expect(picture()).toBeUndefined();
    camera.receive('t', png);
    expect(picture()).toEqual({ bytes: png, contentType: 'image/png' });
    camera.receive('t', new Uint8Array(limits.imagePayloadBytes + 1));
    expect(picture()).toBeUndefined();
  });

  it.each<[string, Uint8Array, string | undefined]>([
    ['JPEG', bytesOf('\xff\xd8\xff\xe0'), 'image/jpeg'],
    ['GIF', bytesOf('GIF89a'), 'image/gif'],
    ['WebP', bytesOf('RIFF\0\0\0\0WEBPVP8 '), 'image/webp'],
    ['SVG', bytesOf('<svg xmlns="http://www.w3.org/2000/svg"/>'), undefined],
    ['text', bytesOf('hello'), undefined],
    ['nothing', bytesOf(''), undefined],
  ])('shows %s by its first bytes', (_name, payload, contentType) => {
    const camera = platformHarness(cameraPlatform, { topic: 't' });
    camera.receive('t', payload);
    const picture = cameraPicture(camera.config, camera.state());
    expect(picture === undefined || !('bytes' in picture) ? undefined : picture.contentType).toBe(contentType);
  });

  it('does not hold on to the buffer that the payload is a slice of', () => {
    const camera = platformHarness(cameraPlatform, { topic: 't' });
    const network = new Uint8Array(1000);
    network.set(png, 500);
    camera.receive('t', network.subarray(500, 500 + png.length));
    network.fill(0);
    expect(cameraPicture(camera.config, camera.state())).toMatchObject({ contentType: 'image/png' });
  });
});

describe('image', () => {
  it('shows when the last picture came, even a broken one', () => {
    const image = platformHarness(imagePlatform, { image_topic: 't', image_encoding: 'b64' });
    const picture = () => imagePicture(image.config, image.state());
    expect(image.view().state).toBe('unknown');
    image.receive('t', pngText);
    expect(image.view().state).toBe('2026-01-01T12:00:00+00:00');
    expect(picture()).toMatchObject({ bytes: Buffer.from(png), contentType: 'image/png' });
    image.now += 1_500;
    image.receive('t', pngText.slice(0, -1));
    expect(image.view().state).toBe('2026-01-01T12:00:01.500000+00:00');
    expect(picture()).toBeUndefined();
  });

  it('keeps a URL, and only http', () => {
    const image = platformHarness(imagePlatform, { url_topic: 't', url_template: '{{ value_json.u }}' });
    const picture = () => imagePicture(image.config, image.state());
    image.receive('t', { u: 'https://example.com/a.png' });
    expect(picture()).toEqual({ url: 'https://example.com/a.png' });
    image.now += 1000;
    image.receive('t', { u: 'file:///etc/passwd' });
    expect(picture()).toBeUndefined();
    expect(image.view().state).toBe('2026-01-01T12:00:01+00:00');
  });

  it.each([
    [{}, 'image_topic: is required'],
    [{ image_topic: 'i', url_topic: 'u' }, 'url_topic: excludes image_topic'],
    [{ url_topic: 'u', content_type: 'image/png' }, 'content_type: excludes url_topic'],
    [{ image_topic: 'i', image_encoding: 'hex' }, 'image_encoding: must be one of b64'],
  ])('rejects %j', (config, reason) => expect(rejection(imagePlatform, config)).toBe(reason));
});
