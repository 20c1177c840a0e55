// SPDX-License-Identifier: MIT
// Firn's .mpy files on stock MicroPython, and stock's on Firn's reader.
//
//   node stock.mjs NODE_MODULES FIRN PYTHON FOLDER
//
// Every program of the folder is compiled by `firn mpy` and run by stock MicroPython (WebAssembly),
// at -O0 and -O3; its output must be CPython's. What stock's mpy-cross makes of the program, if it takes
// its syntax, must pass Firn's reader, run the same, and not be smaller than Firn's file.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, firn, python, folder] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const stock = resolve(modules, '@micropython/micropython-webassembly-pyscript/micropython.mjs');
if (!existsSync(stock)) process.exit(77);
const { loadMicroPython } = await import(pathToFileURL(stock));
const cross = resolve(modules, '@pybricks/mpy-cross-v6/build');
const { compile } = require(join(cross, 'index.js'));
const wasm = 'data:application/wasm;base64,' +
  readFileSync(join(cross, 'mpy-cross-v6.wasm')).toString('base64');
const shim = join(dirname(resolve(folder)), '../shim');

async function run(mpy) {
  const lines = [];
  const vm = await loadMicroPython({
    heapsize: 4 * 1024 * 1024, linebuffer: true, stdout: (line) => lines.push(line),
  });
  vm.FS.writeFile('/program.mpy', mpy);
  try {
    vm.runPython("import sys\nsys.path.append('/')\nimport program\n");
  } catch (error) {
    lines.push(String(error.message ?? error));
  }
  return lines.join('\n');
}

function command(program, args, options = {}) {
  const result = spawnSync(program, args, { encoding: 'utf8', ...options });
  return { ok: result.status === 0, out: (result.stdout ?? '').trimEnd(), err: result.stderr };
}

const scratch = mkdtempSync(join(tmpdir(), 'firn-'));
let failures = 0, ours = 0, theirs = 0, compared = 0;

function fail(name, what, detail) {
  failures++;
  console.log(`FAIL ${name}: ${what}\n${detail}`);
}

function difference(expected, got) {
  const a = expected.split('\n'), b = got.split('\n');
  const at = a.findIndex((line, i) => line !== b[i]);
  const row = at < 0 ? a.length : at;
  return `  line ${row + 1}\n  expected ${a[row]}\n  got      ${b[row]}`;
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
    const reference = await compile(file, readFileSync(source, 'utf8'), [], wasm);
    if (reference.status !== 0 || !reference.mpy) continue;
    writeFileSync(out, reference.mpy);
    const listing = command(firn, ['dis', out]);
    if (!listing.ok) fail(name, "stock's file in Firn's reader", listing.err);
    ours += size;
    theirs += reference.mpy.length;
    compared++;
    console.log(`${name}: ${size} bytes, mpy-cross ${reference.mpy.length}`);
  }
}
rmSync(scratch, { recursive: true });
console.log(`${compared} programs: ${ours} bytes, mpy-cross ${theirs}`);
if (ours > theirs) fail('size', 'larger than mpy-cross', `  ${ours} > ${theirs}`);
process.exit(failures ? 1 : 0);
