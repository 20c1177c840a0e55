// SPDX-License-Identifier: MIT
// The whole language suite as .mpy files, both ways.
//
//   node suite.mjs NODE_MODULES FIRN FOLDER
//
// What `firn mpy` and stock's mpy-cross make of a program gives the same output on stock MicroPython, tracebacks
// and missing features included, and the same on Firn; Firn's file is not the larger one. Programs that one of the
// two compilers does not take are counted, and programs for boards only are left out: they use up all memory.
// So are those that say `# not: stock`: stock has not what they need, or would not come to an end.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { command, difference, oracle } from './oracle.mjs';

const [modules, firn, folder] = process.argv.slice(2);
const { run, crossCompile } = await oracle(modules);
const scratch = mkdtempSync(join(tmpdir(), 'firn-'));
const count = { compared: 0, refused: 0, failures: 0, ours: 0, theirs: 0 };

function fail(name, what, detail) {
  count.failures++;
  console.log(`FAIL ${name}: ${what}\n${detail}`);
}

// Output and exit status on Firn; addresses differ.
function onFirn(path) {
  const result = command(firn, ['run', path, '-t', 'host']);
  return `${result.out}\nstatus ${result.status}\n${result.err}`.replace(/0x[0-9a-f]+/g, '0x');
}

async function compare(name, text, ours, theirs) {
  const paths = ['ours', 'theirs'].map((folder) => join(scratch, folder, name + '.mpy'));
  writeFileSync(paths[0], ours);
  writeFileSync(paths[1], theirs);
  const expected = await run(theirs), got = await run(ours);
  if (expected !== got) fail(name, 'on stock MicroPython', difference(expected, got));
  compareOnFirn(name, paths);
  count.compared++;
  count.ours += ours.length;
  count.theirs += theirs.length;
  if (ours.length > theirs.length) fail(name, 'larger than mpy-cross', `  ${ours.length} > ${theirs.length}`);
}

function compareOnFirn(name, paths) {
  const [mine, stock] = paths.map(onFirn).map((out, i) => out.replaceAll(paths[i], name));
  if (mine !== stock) fail(name, "stock's file on Firn", difference(mine, stock));
}

for (const folder of ['ours', 'theirs']) mkdirSync(join(scratch, folder));
for (const file of readdirSync(folder).filter((name) => name.endsWith('.py')).sort()) {
  const text = readFileSync(join(folder, file), 'utf8'), out = join(scratch, 'out.mpy');
  if (/^# targets: (?!.*host)|^# not:.*\bstock\b/m.test(text)) continue;
  if (/__annotations__/.test(text)) continue; // stock's code drops annotations of names, Firn's keeps what is asked for
  const theirs = await crossCompile(file, text);
  const made = command(firn, ['mpy', '-o', out, '-s', file, join(folder, file)]);
  if (made.ok && theirs) await compare(basename(file, '.py'), text, readFileSync(out), theirs);
  else count.refused++;
}
rmSync(scratch, { recursive: true });
console.log(`${count.compared} programs compared, ${count.refused} refused by a compiler: ` +
  `${count.ours} bytes, mpy-cross ${count.theirs}`);
if (count.compared < 40) fail('suite', 'too few programs', '');
process.exit(count.failures ? 1 : 0);
