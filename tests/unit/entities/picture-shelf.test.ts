import { expect, it } from 'vitest';
import { limits } from '../../../main/service/base/limits.ts';
import { PictureShelf } from '../../../main/service/entities/picture-shelf.ts';
import { createRegistryHarness } from '../../support/registry-harness.ts';

/** A PNG, as far as its first bytes tell. */
function png(bytes: number): Buffer {
  const content = Buffer.alloc(bytes);
  content.write('\x89PNG\r\n\x1a\n', 'latin1');
  return content;
}

it('pictures of all cameras have one bound: the one that came longest ago goes, its entity stays', async () => {
  const home = createRegistryHarness();
  const size = limits.imagePayloadBytes;
  const fitting = limits.picturesBytes / size;
  const ids: string[] = [];
  for (let index = 0; index < fitting + 2; index++) {
    const isImage = index % 2 === 1;
    const config = isImage ? { image_topic: `p${index}` } : { topic: `p${index}` };
    await home.announce(isImage ? 'image' : 'camera', `c${index}`, config);
    ids.push(`${isImage ? 'image' : 'camera'}.c${index}`);
  }
  const has = () =>
    ids.map((id) => {
      const entity = home.registry.get(id);
      return entity !== undefined && (entity.platform.pictureBytes?.(entity.state) ?? 0) > 0;
    });
  const content = png(size);
  for (let index = 0; index < fitting; index++) home.publish(`p${index}`, content);
  expect(has().filter(Boolean)).toHaveLength(fitting);
  const before = home.registry.recordOf('image.c1');
  // The first comes again: the second is the oldest now.
  home.publish('p0', content);
  home.publish(`p${fitting}`, content);
  expect(has()[0]).toBe(true);
  expect(has()[1]).toBe(false);
  expect(home.registry.recordOf('image.c1')).toEqual(before);
  // One that is taken away makes room.
  home.withdraw('camera', 'c0');
  home.publish(`p${fitting + 1}`, content);
  expect(has().filter(Boolean)).toHaveLength(fitting);
  expect(has()[2]).toBe(true);
});

it('a picture larger than the bound is held alone, and none costs nothing', async () => {
  const home = createRegistryHarness();
  const shelf = new PictureShelf(10);
  await home.announce('camera', 'a', { topic: 'a' });
  home.publish('a', png(100));
  const entity = home.registry.get('camera.a');
  if (entity === undefined) throw new Error('no camera');
  shelf.keep(entity);
  shelf.keep(entity);
  expect(shelf.bytes).toBe(100);
  home.publish('a', '');
  shelf.keep(entity);
  expect(shelf.bytes).toBe(0);
  shelf.drop(entity);
  expect(shelf.bytes).toBe(0);
});
