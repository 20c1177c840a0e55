// SPDX-License-Identifier: MIT
// Runs an image on rp2040js (npm), which knows the RP2040 as QEMU does not: from the first byte of flash, as the boot ROM
// leaves it. The console goes to stdout, what is for stderr there; the program's end is this process's, with its status.
//
// usage: node emulator.js TOOLKIT [-plugin PATH,out=FILE,mark=ADDRESS:NAME,...] IMAGE.elf
//
// The words after -plugin are those of QEMU's counting plugin (bench/icount); what it writes is written here, too.
'use strict';
const fs = require('fs');
const path = require('path');

const FLASH = 0x10000000, RAM = 0x20000000, BOOT2 = 256, BOOT_STACK = 0x20042000;
const TOUCHED_BLOCK = 256;
const STATUS_TOOL = 3, SLICE = 200000;

function fail(message) {
  process.stderr.write(`emulator: ${message}\n`);
  process.exit(STATUS_TOOL);
}

// Installed beside the application or globally (NODE_PATH), or by ./bootstrap.
function load(toolkit) {
  for (const name of ['rp2040js', path.join(toolkit, 'oracles/node_modules/rp2040js')]) {
    try {
      return require(name).RP2040;
    } catch (error) {
      if (error.code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  return fail('rp2040js is missing: npm install rp2040js');
}

// {name: address} of an ELF's symbols, and its loaded segments as [address, bytes].
function readImage(file) {
  const data = fs.readFileSync(file);
  if (data.length < 52 || data.readUInt32LE(0) !== 0x464c457f) fail(`${file}: not an ELF file`);
  const symbols = new Map(), parts = [];
  for (let i = 0, at = data.readUInt32LE(28); i < data.readUInt16LE(44); i++, at += 32) {
    const [type, offset, , physical, size] = [0, 4, 8, 12, 16].map((k) => data.readUInt32LE(at + k));
    if (type === 1 && size) parts.push([physical, data.subarray(offset, offset + size)]);
  }
  const sections = data.readUInt32LE(32);
  for (let i = 0; i < data.readUInt16LE(48); i++) {
    const at = sections + 40 * i;
    if (data.readUInt32LE(at + 4) !== 2) continue;
    const texts = data.readUInt32LE(sections + 40 * data.readUInt32LE(at + 24) + 16);
    const first = data.readUInt32LE(at + 16);
    for (let k = first; k < first + data.readUInt32LE(at + 20); k += 16) {
      const name = texts + data.readUInt32LE(k);
      symbols.set(data.toString('latin1', name, data.indexOf(0, name)), (data.readUInt32LE(k + 4) & ~1) >>> 0);
    }
  }
  return { symbols, parts };
}

// What the counting plugin was asked for.
function readPlugin(text) {
  const counts = { out: null, marks: [], lowest: null, touched: null };
  for (const word of text.split(',').slice(1)) {
    const [key, value] = word.split('=');
    if (key === 'out') counts.out = value;
    if (key === 'mark') counts.marks.push({ address: parseInt(value) & ~1, name: value.split(':')[1], first: 0, hits: 0 });
    if (key === 'lowest' || key === 'touched') counts[key] = value.split('-').map((end) => parseInt(end));
  }
  return counts;
}

function writeCounts(counts, instructions, lowest, touched) {
  const lines = [`total ${instructions}`];
  for (const mark of counts.marks) lines.push(`mark ${mark.name} ${mark.first} ${mark.hits}`);
  if (counts.lowest) lines.push(`lowest 0x${lowest.toString(16)}`);
  if (counts.touched) lines.push(`touched ${touched.size * TOUCHED_BLOCK}`);
  fs.writeFileSync(counts.out, lines.join('\n') + '\n');
}

// The numbers of the blocks in [from, to) that are stored to, from now on.
function watchStores(chip, [from, to]) {
  const touched = new Set();
  for (const name of ['writeUint32', 'writeUint16', 'writeUint8']) {
    const store = chip[name].bind(chip);
    chip[name] = (address, value) => {
      if (address >= from && address < to) touched.add(Math.floor((address - from) / TOUCHED_BLOCK));
      store(address, value);
    };
  }
  return touched;
}

function boot(RP2040, image) {
  const chip = new RP2040(), silent = () => {};
  chip.logger = { debug: silent, info: silent, warn: silent, error: silent };
  for (const [address, bytes] of image.parts) chip.flash.set(bytes, address - FLASH);
  chip.core.SP = BOOT_STACK;
  chip.core.LR = 0;
  chip.core.PC = FLASH;
  // With interrupts masked, one that comes ends WFI but is not taken (Armv6-M Architecture Reference Manual, B1.5.19);
  // rp2040js takes it.
  const { core } = chip, check = core.checkForInterrupts.bind(core);
  core.checkForInterrupts = () => core.waiting && core.PM ? (core.pendingInterrupts & core.enabledInterrupts) !== 0 : check();
  return chip;
}

// stdin as it comes; a pipe that has ended stays silent.
function feed(chip) {
  try {
    const bytes = fs.readFileSync(0);
    let at = 0;
    return () => { if (at < bytes.length && !chip.uart[0].rxFIFO.full) chip.uart[0].feedByte(bytes[at++]); };
  } catch (error) {
    return () => {};
  }
}

function run(chip, image, counts) {
  const { core, clock } = chip, nanos = 1e9 / 125e6, marks = new Map();
  const exit = image.symbols.get('port_exit'), toError = image.symbols.get('port_write_error');
  const text = [], touched = counts && counts.touched ? watchStores(chip, counts.touched) : null;
  let instructions = 0, lowest = RAM + chip.sram.length;
  const flush = () => { if (text.length) fs.writeSync(1, Buffer.from(text.splice(0))); };
  chip.uart[0].onByte = (byte) => { if (text.push(byte) >= 4096) flush(); };
  if (counts) for (const mark of counts.marks) marks.set(mark.address, mark);
  const type = !process.stdin.isTTY ? feed(chip) : () => {};
  function end(status) {
    flush();
    if (counts) writeCounts(counts, instructions, lowest, touched);
    process.exit(status);
  }
  function hook(pc) {
    const mark = marks.get(pc);
    if (mark && !mark.hits++) mark.first = instructions;
    if (pc === exit) end(core.registers[0] & 0xff);
    if (pc !== toError) return;
    flush();
    const from = core.registers[0] >= RAM ? [chip.sram, RAM] : [chip.flash, FLASH], at = core.registers[0] - from[1];
    fs.writeSync(2, from[0].subarray(at, at + core.registers[1]));
    core.PC = core.LR & ~1;
  }
  const hooked = new Set([exit, toError, ...marks.keys()]);
  for (;;) {
    for (let i = 0; i < SLICE; i++) {
      if (core.waiting) {
        const wait = clock.nanosToNextAlarm;
        if (!(wait > 0)) fail('the program sleeps and nothing will wake it');
        clock.tick(wait);
        continue;
      }
      if (hooked.has(core.PC)) hook(core.PC);
      clock.tick(core.executeInstruction() * nanos);
      instructions++;
      if (core.SP < lowest && core.SP >= RAM) lowest = core.SP;
    }
    type();
    flush();
  }
}

function main(words) {
  const [toolkit, ...rest] = words, at = rest.indexOf('-plugin');
  const counts = at >= 0 ? readPlugin(rest.splice(at, 2)[1]) : null;
  const RP2040 = load(toolkit);
  const image = readImage(rest[0]);
  if (!image.parts.some(([address, bytes]) => address === FLASH && bytes.length >= BOOT2)) fail(`${rest[0]}: has nothing at 0x10000000`);
  run(boot(RP2040, image), image, counts);
}

main(process.argv.slice(2));
