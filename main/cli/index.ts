// The entry of the command line: bundled to out/main/cli.js, and runnable directly in a Node that strips types.
import metadata from '../../package.json' with { type: 'json' };
import { run } from './program.ts';

await run(process.argv.slice(2), metadata.version);
