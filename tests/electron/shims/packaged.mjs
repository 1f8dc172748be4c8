/** Entry of the packaged app on the copy: the shims first. */
import './globals.cjs';

await import('../out/main/index.js');
