// SPDX-License-Identifier: MIT
// Stock MicroPython (WebAssembly) and its mpy-cross, from a node_modules folder; exits with 77 when it has none.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

process.setMaxListeners(0); // each interpreter adds its own
const require = createRequire(import.meta.url);

export async function oracle(modules) {
  const stock = resolve(modules, '@micropython/micropython-webassembly-pyscript/micropython.mjs');
  if (!existsSync(stock)) process.exit(77);
  const { loadMicroPython } = await import(pathToFileURL(stock));
  const cross = resolve(modules, '@pybricks/mpy-cross-v6/build');
  const { compile } = require(join(cross, 'index.js'));
  const wasm = 'data:application/wasm;base64,' +
    readFileSync(join(cross, 'mpy-cross-v6.wasm')).toString('base64');

  // What a module prints, and its traceback.
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

  // The file that mpy-cross makes; null when it does not take the program.
  async function crossCompile(name, text) {
    const made = await compile(name, text, [], wasm);
    return made.status === 0 && made.mpy ? made.mpy : null;
  }
  return { run, crossCompile };
}

export function command(program, args, options = {}) {
  const result = spawnSync(program, args, { encoding: 'utf8', ...options });
  return { ok: result.status === 0, status: result.status, out: (result.stdout ?? '').trimEnd(), err: result.stderr };
}

export function difference(expected, got) {
  const a = expected.split('\n'), b = got.split('\n');
  const at = a.findIndex((line, i) => line !== b[i]);
  const row = at < 0 ? a.length : at;
  return `  line ${row + 1}\n  expected ${a[row]}\n  got      ${b[row]}`;
}
