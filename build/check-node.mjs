// Plain JavaScript, so that an old Node can still say what is wrong: the sources are TypeScript, which Node 24 runs as is.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  console.error(
    `This needs Node 24 and runs on ${process.versions.node}. The dev dependency "node" brings it along, but npm did not ` +
      'run its install script. Run: npm rebuild node',
  );
  process.exit(1);
}
