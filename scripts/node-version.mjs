// @ts-check
// Imported first by every launcher: an old Node stops here with one clear sentence, before anything else can fail.

const needed = { major: 20, minor: 19 };

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major < needed.major || (major === needed.major && minor < needed.minor)) {
  console.error(
    `Plinth needs Node ${needed.major}.${needed.minor} or later; this is ${process.versions.node}. Get one at https://nodejs.org.`,
  );
  process.exit(1);
}
