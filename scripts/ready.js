// Runs before every npm script, on any Node from 20 on (hence no TypeScript): prints in one line what keeps the script
// from running.
// oxlint-disable typescript/no-unsafe-assignment -- plain JavaScript, whose types nobody checks
import { readFileSync } from 'node:fs';

/** What the scripts need: `import.meta.main`, and type stripping. */
const LEAST = [24, 2];

/** The packages of a lock file by their places; null where it cannot be read. */
const entries = (file) => {
  try {
    return JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).packages;
  } catch {
    return null;
  }
};

/**
 * The name of a package that npm ci would change; null: none. What is optional may have been left out, as another
 * system's Node is.
 */
const outOfDate = (wanted, installed) => {
  const stale = Object.entries(wanted).find(([path, { version, integrity, optional, devOptional }]) => {
    const there = installed[path];
    if (path === '' || (there === undefined && (optional || devOptional))) return false;
    return there === undefined || there.version !== version || there.integrity !== integrity;
  });
  return stale === undefined ? null : stale[0].slice(stale[0].lastIndexOf('node_modules/') + 'node_modules/'.length);
};

/** If Node is too old: what installs a newer one. */
const nodeNeeded = (wanted) => {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return null;
  const { platform, arch, version } = process;
  const fits = (asked, own) => [asked].flat().includes(own);
  const packaged = Object.values(wanted).some(
    ({ os, cpu, bin }) => bin?.node !== undefined && fits(os, platform) && fits(cpu, arch),
  );
  return packaged
    ? `the Node for this machine is not among the installed packages, and Node ${version} is too old: run "npm ci --include=optional"`
    : `no package brings a Node for ${platform} ${arch}, and Node ${version} is too old: install Node ${LEAST.join('.')} or newer, then run "npm ci"`;
};

const trouble = () => {
  const wanted = entries('package-lock.json');
  if (wanted === null) return 'package-lock.json cannot be read: check it out again, then run "npm ci"';
  const installed = entries('node_modules/.package-lock.json');
  if (installed === null) return 'the packages are not installed, or npm ci did not finish: run "npm ci"';
  const stale = outOfDate(wanted, installed);
  if (stale !== null)
    return `the installed packages are not those of package-lock.json (${stale} differs): run "npm ci"`;
  return nodeNeeded(wanted);
};

const line = trouble();
if (line !== null) {
  process.stderr.write(`touchstone: ${line}\n`);
  process.exit(1);
}
