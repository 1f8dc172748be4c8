/** Loaded before the app (`-r`): the shims. */
const { register } = require('node:module');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

require('./globals.cjs');
register(pathToFileURL(path.join(__dirname, 'hooks.mjs')));
