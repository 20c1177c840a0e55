// SPDX-License-Identifier: MIT
// Firn's .mpy files on stock MicroPython, and stock's on Firn's reader.
//
//   node stock.mjs NODE_MODULES FIRN PYTHON FOLDER
//
// Every program of the folder is compiled by `firn mpy` and run by stock MicroPython (WebAssembly),
// at -O0 and -O3; its output must be CPython's. What stock's mpy-cross makes of the program, if it takes
// its syntax, must pass Firn's reader, run the same, and not be smaller than Firn's file.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { command, difference, oracle } from './oracle.mjs';

const [modules, firn, python, folder] = process.argv.slice(2);
const { run, crossCompile } = await oracle(modules);
const shim = join(dirname(resolve(folder)), '../shim');

const scratch = mkdtempSync(join(tmpdir(), 'firn-'));
let failures = 0, ours = 0, theirs = 0, compared = 0;

function fail(name, what, detail) {
  failures++;
  console.log(`FAIL ${name}: ${what}\n${detail}`);
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.py')).sort()) {
  const name = basename(file, '.py'), source = join(folder, file), out = join(scratch, name + '.mpy');
  const expected = command(python, ['-W', 'ignore', source], { env: { ...process.env, PYTHONPATH: shim } });
  if (!expected.ok) fail(name, 'CPython fails', expected.err);
  for (const level of ['-O0', '-O3']) {
    const made = command(firn, ['mpy', level, '-o', out, '-s', file, source]);
    if (!made.ok) {
      fail(name, 'firn mpy', made.err);
      continue;
    }
    const got = await run(readFileSync(out));
    if (got !== expected.out && !(level === '-O3' && /__debug__|assert/.test(readFileSync(source, 'utf8'))))
      fail(name, `on stock MicroPython, ${level}`, difference(expected.out, got));
    if (level === '-O3') continue;
    const size = readFileSync(out).length;
    const reference = await crossCompile(file, readFileSync(source, 'utf8'));
    if (!reference) continue;
    writeFileSync(out, reference);
    const listing = command(firn, ['dis', out]);
    if (!listing.ok) fail(name, "stock's file in Firn's reader", listing.err);
    ours += size;
    theirs += reference.length;
    compared++;
    console.log(`${name}: ${size} bytes, mpy-cross ${reference.length}`);
  }
}
rmSync(scratch, { recursive: true });
console.log(`${compared} programs: ${ours} bytes, mpy-cross ${theirs}`);
if (ours > theirs) fail('size', 'larger than mpy-cross', `  ${ours} > ${theirs}`);
process.exit(failures ? 1 : 0);
