"use strict";
/* Shows the data of a build (format 1, freeze/report/data.c). All texts come from sources that may hold anything: they are set as
   text, never as HTML. */
const data = JSON.parse(document.getElementById("data").textContent);
const KINDS = ["native", "bytecode", "data", "names", "runtime"];
const KIND_TITLES = {native: "native code", bytecode: "bytecode", data: "data", names: "names", runtime: "runtime"};
const state = {memory: "rom", root: null, chosen: null, sort: "rom", down: true, all: false};

/* ---- small helpers ---- */

const byId = (id) => document.getElementById(id);
const bytes = (n) => n.toLocaleString("en-US");
const share = (n, of) => (of ? (100 * n / of).toFixed(n * 1000 < of ? 2 : 1) + " %" : "");
const place = (x) => (x.file ? x.file + (x.line ? ":" + x.line : "") : "");

/* make("td", {class: "n"}, "text", element, …) */
function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {}))
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value);
  for (const child of children) if (child !== undefined && child !== "") element.append(child);
  return element;
}

/* ---- the tree ---- */

function newNode(name, parent) {
  return {name, parent, children: new Map(), items: [], rom: 0, ram: 0, groups: {rom: {}, ram: {}}};
}

function addItem(node, item) {
  for (const memory of ["rom", "ram"]) {
    node[memory] += item[memory];
    node.groups[memory][item.group] = (node.groups[memory][item.group] || 0) + item[memory];
  }
}

function buildTree() {
  const root = newNode("the image", null);
  for (const item of data.items) {
    let node = root;
    for (const part of item.path.concat([item.name])) {
      addItem(node, item);
      if (!node.children.has(part)) node.children.set(part, newNode(part, node));
      node = node.children.get(part);
    }
    addItem(node, item);
    node.items.push(item);
  }
  return root;
}

const tree = buildTree();
const sizeOf = (node) => node[state.memory];
const kidsOf = (node) => [...node.children.values()].filter((kid) => sizeOf(kid) > 0)
  .sort((a, b) => sizeOf(b) - sizeOf(a) || (a.name < b.name ? -1 : 1));
const groupSize = (node, kind) => node.groups[state.memory][kind] || 0;
const groupOf = (node) => KINDS.reduce((best, kind) => (groupSize(node, kind) > groupSize(node, best) ? kind : best), "runtime");

function wayTo(node) {
  const way = [];
  for (let at = node; at; at = at.parent) way.unshift(at);
  return way;
}

/* Everything below a node. */
function itemsOf(node) {
  const all = [...node.items];
  for (const kid of node.children.values()) all.push(...itemsOf(kid));
  return all;
}

/* ---- regions ---- */

function limitOf(kind) {
  return data.limits.find((limit) => (kind === "ROM" ? limit.name === "ROM" : limit.name === "static RAM"));
}

function showRegions() {
  const regions = data.regions.length ? data.regions : [
    {name: "code and constants", kind: "ROM", size: 0, parts: [{name: "runtime", bytes: data.totals.rom}]},
    {name: "static data", kind: "RAM", size: 0, parts: [{name: "data", bytes: data.totals.ram}]}];
  for (const region of regions) {
    const used = region.parts.reduce((sum, part) => sum + part.bytes, 0), limit = limitOf(region.kind);
    if (!used) continue;
    const whole = Math.max(region.size || used, used);
    const track = make("div", {class: "track", role: "img", "aria-label": region.name + ": " + bytes(used) + (region.size ? " of " + bytes(region.size) : "") + " bytes"});
    const parts = make("p", {class: "parts"});
    for (const part of region.parts) {
      const span = make("span", {class: part.name, title: part.name + ": " + bytes(part.bytes)});
      span.style.width = 100 * part.bytes / whole + "%";
      track.append(span);
      parts.append(make("span", {}, make("i", {class: "key " + part.name}), part.name + " ", make("span", {class: "number"}, bytes(part.bytes))));
    }
    const head = make("p", {}, make("b", {}, region.name), " (" + region.kind + ") ", make("span", {class: "number"}, bytes(used)),
      region.size ? " of " + bytes(region.size) + " bytes, " + share(used, region.size) : " bytes");
    if (limit) {
      const mark = make("span", {class: "limit", title: limit.by + " " + bytes(limit.limit)});
      mark.style.left = Math.min(100, 100 * limit.limit / whole) + "%";
      if (limit.limit < whole) track.append(mark);
      head.append("; limit " + bytes(limit.limit) + " by " + limit.by + ", " + share(limit.used, limit.limit) + " used");
    }
    byId("regions").append(make("div", {class: "region"}, head, track, parts));
  }
  for (const limit of data.limits)
    if (limit.name === "least heap")
      byId("regions").append(make("p", {}, "Heap " + bytes(limit.used) + ", at least " + bytes(limit.limit) + " by " + limit.by));
}

/* ---- treemap ---- */

/* Squarified: rows of boxes whose sides are as equal as can be. Bruls, Huizing, van Wijk: Squarified Treemaps (2000). */
function squarify(kids, x, y, width, height) {
  const total = kids.reduce((sum, kid) => sum + sizeOf(kid), 0), placed = [];
  let scale = total ? width * height / total : 0, at = 0;
  while (at < kids.length && width > 0.5 && height > 0.5) {
    const side = Math.min(width, height);
    let row = [], sum = 0, worst = Infinity;
    while (at < kids.length) {
      const area = sizeOf(kids[at]) * scale, more = sum + area;
      const areas = row.map((kid) => sizeOf(kid) * scale).concat([area]);
      const most = Math.max(side * side * Math.max(...areas) / (more * more), more * more / (side * side * Math.min(...areas)));
      if (row.length && most > worst) break;
      row.push(kids[at++]);
      sum = more;
      worst = most;
    }
    const thick = sum / side;
    let along = 0;
    for (const kid of row) {
      const length = sizeOf(kid) * scale / thick;
      placed.push(width >= height ? [kid, x, y + along, thick, length] : [kid, x + along, y, length, thick]);
      along += length;
    }
    if (width >= height) x += thick, width -= thick;
    else y += thick, height -= thick;
  }
  return placed;
}

const HEAD = 15, LEAST = 3;

function labelFor(node, width) {
  const label = make("span", {class: "label"}, make("b", {}, node.name));
  if (width > 90) label.append(" " + bytes(sizeOf(node)));
  return label;
}

function drawBox(node, x, y, width, height, into, level) {
  const kids = kidsOf(node), opens = kids.length > 0 && width > 34 && height > 30 && !(kids.length === 1 && !kids[0].children.size);
  const box = make("div", {class: "box " + (opens ? "group" : "leaf " + groupOf(node)), role: "treeitem", tabindex: "-1", "aria-level": level,
    "aria-label": node.name + ", " + bytes(sizeOf(node)) + " bytes", title: wayTo(node).slice(1).map((n) => n.name).join(" \u203a ") + "\n" +
      bytes(sizeOf(node)) + " bytes, " + share(sizeOf(node), tree[state.memory])});
  box.style.cssText = "left:" + x + "px;top:" + y + "px;width:" + width + "px;height:" + height + "px";
  box.firnNode = node;
  node.box = box;
  into.append(box);
  if (width > 26 && height > 13) box.append(labelFor(node, width));
  if (!opens) return;
  box.setAttribute("aria-expanded", "true");
  const inside = make("div", {role: "group"});
  box.append(inside);
  for (const [kid, kx, ky, kw, kh] of squarify(kids, 2, HEAD, width - 6, height - HEAD - 4))
    if (kw > LEAST && kh > LEAST) drawBox(kid, kx, ky, kw, kh, inside, level + 1);
}

function drawMap() {
  const map = byId("treemap");
  map.textContent = "";
  for (const [kid, x, y, width, height] of squarify(kidsOf(state.root), 0, 0, map.clientWidth, map.clientHeight))
    if (width > LEAST && height > LEAST) drawBox(kid, x, y, width, height, map, 1);
  const first = map.querySelector(".box");
  if (first) first.tabIndex = 0;
  else map.append(make("p", {class: "hint"}, "  Nothing of it is here."));
  const crumbs = byId("crumbs");
  crumbs.textContent = "";
  for (const node of wayTo(state.root)) {
    const here = node === state.root;
    crumbs.append(make("li", {}, here ? make("span", {"aria-current": "true"}, node.name + " " + bytes(sizeOf(node)))
      : make("button", {type: "button", onclick: () => goTo(node)}, node.name)));
  }
  mark();
}

function mark() {
  for (const box of document.querySelectorAll(".box.chosen")) box.classList.remove("chosen");
  if (state.chosen && state.chosen.box) state.chosen.box.classList.add("chosen");
}

function goTo(node) {
  state.root = node;
  drawMap();
  choose(node);
}

/* Into a node: its only way down is followed. */
function enter(node) {
  let at = node;
  while (at.children.size === 1 && kidsOf(at).length && kidsOf(at)[0].children.size) at = kidsOf(at)[0];
  if (kidsOf(at).length > 1 || (kidsOf(at).length === 1 && kidsOf(at)[0].children.size)) goTo(at);
  choose(node);
}

function choose(node) {
  state.chosen = node;
  mark();
  showDetails(node);
}

function moveFocus(box) {
  if (!box) return;
  for (const other of byId("treemap").querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
  box.tabIndex = 0;
  box.focus();
  choose(box.firnNode);
}

function onMapKey(event) {
  const box = event.target.closest(".box");
  if (!box) return;
  const outer = box.parentElement.closest(".box"), inner = box.querySelector(".box");
  const moves = {ArrowRight: box.nextElementSibling, ArrowLeft: box.previousElementSibling, ArrowDown: inner, ArrowUp: outer};
  if (event.key in moves) {
    const next = moves[event.key];
    if (next && next.firnNode) moveFocus(next);
  } else if (event.key === "Enter" || event.key === " ") {
    enter(box.firnNode);
    moveFocus(byId("treemap").querySelector(".box"));
  } else if (event.key === "Escape" || event.key === "Backspace") {
    if (state.root.parent) goTo(state.root.parent);
    moveFocus(byId("treemap").querySelector(".box"));
  } else {
    return;
  }
  event.preventDefault();
}

/* A click chooses and goes in by one level: to the area of the present map that was hit. */
function onMapClick(event) {
  let box = event.target.closest(".box");
  if (!box) return;
  const hit = box.firnNode;
  while (box.parentElement.closest(".box")) box = box.parentElement.closest(".box");
  if (hit.children.size && box.firnNode === hit) enter(hit);
  else if (state.chosen === hit && box.firnNode !== hit) enter(box.firnNode), choose(hit);
  else choose(hit);
}

/* ---- details ---- */

/* The way of references to an item, from the outermost. */
function keptBy(item) {
  const steps = [];
  for (let at = item.why; at; at = data.why[at - 1].from) steps.push(data.why[at - 1]);
  return steps;
}

function importsOf(name) {
  const steps = [];
  let at = data.modules.findIndex((module) => module.name === name);
  for (let turns = 0; at >= 0 && turns < data.modules.length; turns++) {
    const module = data.modules[at];
    steps.push(module);
    at = module.importer === undefined ? -1 : module.importer;
  }
  return steps;
}

function showImports(panel, name) {
  const steps = importsOf(name);
  if (!steps.length) return;
  panel.append(make("h4", {}, "Why the module is in the image"));
  const list = make("ol", {});
  steps.forEach((module, i) => {
    const importer = module.importer === undefined ? null : data.modules[module.importer];
    list.append(make("li", {}, module.name, make("span", {class: "from"}, importer ? " imported by " + importer.name +
      (module.line ? ", " + importer.file + ":" + module.line : "") : i || steps.length === 1 ? " is the program, or always there" : "")));
  });
  panel.append(list);
}

function showWhy(panel, item) {
  panel.append(make("h4", {}, "Why it is in the image"));
  const steps = keptBy(item);
  if (!steps.length) {
    panel.append(make("p", {class: "from"}, "No reference to it is known: it is of the linker's or the C library's own files."));
    return;
  }
  const list = make("ol", {});
  steps.forEach((step, i) => {
    const last = i === steps.length - 1;
    list.append(make("li", {title: step.symbol || step.name}, step.name || step.symbol || "", make("span", {class: "from"},
      (step.file ? " " + step.file : "") + (last ? ", where the image begins or the linker script keeps it" : ", referred to by"))));
  });
  panel.append(list);
}

function showDetails(node) {
  const panel = byId("details"), items = itemsOf(node).sort((a, b) => b.rom + b.ram - a.rom - a.ram), way = wayTo(node).slice(1);
  panel.textContent = "";
  panel.append(make("h3", {}, node.parent ? node.name : data.application));
  const list = make("dl", {}), add = (key, value) => value && list.append(make("dt", {}, key), make("dd", {}, value));
  if (way.length > 1) add("in", way.slice(0, -1).map((n) => n.name).join(" \u203a "));
  add("ROM", bytes(node.rom) + " bytes, " + share(node.rom, tree.rom));
  add("static RAM", bytes(node.ram) + " bytes, " + share(node.ram, tree.ram));
  const places = new Set(items.map(place).filter((text) => text));
  if (places.size && places.size <= 3) add("source", [...places].join(", "));
  const reasons = new Set(items.filter((item) => item.ram_why).map((item) => item.ram_why));
  if (reasons.size && reasons.size <= 4) add("in RAM because", [...reasons].join("; "));
  if (items.length === 1) {
    add("kind", items[0].kind || KIND_TITLES[items[0].group]);
    add("symbol", items[0].symbol);
    add("section", items[0].section);
  } else {
    add("symbols", bytes(items.length));
  }
  panel.append(list);
  const kids = kidsOf(node);
  if (kids.length > 1) {
    panel.append(make("h4", {}, "Largest in it"));
    const rows = make("ul", {});
    for (const kid of kids.slice(0, 8))
      rows.append(make("li", {}, make("i", {class: "key " + groupOf(kid)}), kid.name + " ", make("span", {class: "number from"}, bytes(sizeOf(kid)))));
    panel.append(rows);
  }
  if (way.length >= 2 && ["Application", "Library", "Builtin modules"].includes(way[0].name)) showImports(panel, way[1].name);
  const because = items.find((item) => item.why && item.kind !== "line table") || items[0];
  if (because && way.length > 1 && (way.length > 2 || items.length === 1)) showWhy(panel, because);
}

/* ---- table ---- */

const COLUMNS = [["name", "Name", ""], ["kind", "Kind", ""], ["place", "Source", ""], ["rom", "ROM", "n"], ["ram", "RAM", "n"]];

function tableRows() {
  const words = byId("filter").value.toLowerCase().split(/\s+/).filter((word) => word), grouping = byId("grouping").value, rows = new Map();
  for (const item of data.items) {
    const kind = item.kind || KIND_TITLES[item.group];
    const text = [...item.path, item.name, kind, item.symbol || "", item.file || ""].join(" ").toLowerCase();
    if (words.some((word) => !text.includes(word))) continue;
    const parts = grouping === "kind" ? [kind] : grouping === "all" ? [...item.path, item.name, item.symbol || ""]
      : item.path.concat([item.name]).slice(0, Number(grouping));
    const key = parts.join("\0");
    let row = rows.get(key);
    if (!row) rows.set(key, row = {name: parts.slice(0, grouping === "all" ? -1 : undefined).join(" \u203a "), kinds: new Set(), places: new Set(),
      rom: 0, ram: 0, parts: grouping === "kind" ? null : parts.slice(0, item.path.length + 1)});
    row.rom += item.rom;
    row.ram += item.ram;
    row.kinds.add(grouping === "all" ? kind : KIND_TITLES[item.group]);
    if (place(item)) row.places.add(place(item));
  }
  return [...rows.values()].map((row) => ({...row, kind: [...row.kinds].sort().join(", "), place: row.places.size === 1 ? [...row.places][0] : ""}));
}

function compare(a, b) {
  const key = state.sort, size = b.rom + b.ram - a.rom - a.ram;
  const order = key === "size" ? -size : typeof a[key] === "number" ? a[key] - b[key] : a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0;
  return (state.down ? -order : order) || size || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

function nodeAt(parts) {
  let node = tree;
  for (const part of parts) node = node.children.get(part) || node;
  return node;
}

function showInMap(parts) {
  const node = nodeAt(parts);
  if (!sizeOf(node)) setMemory(state.memory === "rom" ? "ram" : "rom");
  let root = node;
  while (root.parent && (kidsOf(root).length < 2)) root = root.parent;
  goTo(root);
  choose(node);
  byId("map").scrollIntoView();
}

function showTable() {
  const rows = tableRows().sort(compare), most = state.all ? Infinity : 150, body = byId("rows");
  const rom = rows.reduce((sum, row) => sum + row.rom, 0), ram = rows.reduce((sum, row) => sum + row.ram, 0);
  body.textContent = "";
  for (const row of rows.slice(0, most)) {
    const name = row.parts ? make("button", {type: "button", title: "show in the map", onclick: () => showInMap(row.parts)}, row.name) : row.name;
    body.append(make("tr", {}, make("td", {}, name), make("td", {}, row.kind), make("td", {class: "place"}, row.place),
      make("td", {class: "n"}, bytes(row.rom)), make("td", {class: "n"}, bytes(row.ram))));
  }
  byId("sum").textContent = bytes(rows.length) + " rows, ROM " + bytes(rom) + ", RAM " + bytes(ram);
  byId("more").hidden = rows.length <= most;
  byId("more").textContent = "Show all " + bytes(rows.length) + " rows";
  const heads = byId("heads");
  heads.textContent = "";
  for (const [key, title, kind] of COLUMNS)
    heads.append(make("th", {scope: "col", class: kind, "aria-sort": state.sort === key ? (state.down ? "descending" : "ascending") : "none"},
      make("button", {type: "button", onclick: () => sortBy(key)}, title)));
}

function sortBy(key) {
  state.down = state.sort === key ? !state.down : key === "rom" || key === "ram";
  state.sort = key;
  showTable();
  byId("heads").children[COLUMNS.findIndex((column) => column[0] === key)].firstChild.focus();
}

/* ---- the rest ---- */

function tableOf(titles, rows) {
  const body = make("tbody", {});
  for (const row of rows) body.append(make("tr", {}, ...row.map((cell, i) => (cell instanceof Node ? make("td", {}, cell) : make("td", {class: i ? "" : "place"}, cell)))));
  return make("table", {}, make("thead", {}, make("tr", {}, ...titles.map((title) => make("th", {scope: "col"}, title)))), body);
}

function showSnapshot() {
  const deferred = data.snapshot.deferred, text = !data.options.snapshot ? "Initialisers of modules run at boot: the snapshot is off."
    : !data.snapshot.taken ? "Initialisers of modules run at boot: no snapshot could be taken."
    : "Initialisers of modules ran at build time and left " + bytes(data.snapshot.objects) + " objects in the image. " +
      (deferred.length ? (deferred.length === 1 ? "One statement is" : bytes(deferred.length) + " statements are") + " left for every boot:" : "Nothing is left for boot.");
  byId("snapshot").textContent = text;
  if (!deferred.length) return;
  byId("deferred").append(tableOf(["Statement", "Sets", "Why it waits for boot"], deferred.map((row) => [place(row), row.names || "",
    row.why ? row.why : row.of_file ? make("span", {class: "dependent"}, "shares something with " + row.of_file + ":" + row.of_line) : "shares something with another statement"])));
}

function showModules() {
  const rows = data.modules.map((module) => {
    const part = ["Application", "Library", "Builtin modules"].map((top) => tree.children.get(top)).filter((top) => top)
      .map((top) => top.children.get(module.name)).find((node) => node);
    const importer = module.importer === undefined ? "" : data.modules[module.importer].file || data.modules[module.importer].name;
    return {module, rom: part ? part.rom : 0, ram: part ? part.ram : 0, importer: importer + (importer && module.line ? ":" + module.line : "")};
  }).sort((a, b) => b.rom + b.ram - a.rom - a.ram);
  const table = tableOf(["Module", "File", "Kind", "First imported by", "ROM", "RAM"], rows.map((row) => [row.module.name, row.module.file || "",
    row.module.kind, row.importer, bytes(row.rom), bytes(row.ram)]));
  for (const row of table.rows) for (const at of [4, 5]) row.cells[at].className = "n";
  byId("module-rows").append(table);
}

function showNotes() {
  if (data.notes.length)
    byId("note-rows").append(tableOf(["Place", "Note", "What"], data.notes.map((note) => [place(note), note.code, note.message])));
  else
    byId("note-rows").append(make("p", {class: "hint"}, "None."));
}

function setMemory(memory) {
  state.memory = memory;
  byId("show-rom").setAttribute("aria-pressed", memory === "rom");
  byId("show-ram").setAttribute("aria-pressed", memory === "ram");
}

function showMemory(memory) {
  setMemory(memory);
  goTo(tree);
}

function start() {
  const options = data.options, title = data.application + " for " + data.target;
  document.title = "Firn: " + title;
  byId("title").textContent = title;
  byId("about").textContent = [data.about, "ROM " + bytes(data.totals.rom), "static RAM " + bytes(data.totals.ram), "heap " + bytes(data.totals.heap),
    "stack " + bytes(data.totals.stack), "code: " + options.emit, options.world + " world", options.with === "nothing" ? "" : "with " + options.with,
    options.release ? "release" : ""].filter((text) => text).join(" \u00b7 ");
  for (const kind of KINDS) byId("legend").append(make("li", {}, make("i", {class: kind}), KIND_TITLES[kind]));
  showRegions();
  showMemory("rom");
  showTable();
  showSnapshot();
  showModules();
  showNotes();
  byId("show-rom").addEventListener("click", () => showMemory("rom"));
  byId("show-ram").addEventListener("click", () => showMemory("ram"));
  byId("treemap").addEventListener("click", onMapClick);
  byId("treemap").addEventListener("keydown", onMapKey);
  byId("filter").addEventListener("input", showTable);
  byId("grouping").addEventListener("change", showTable);
  byId("more").addEventListener("click", () => { state.all = true; showTable(); });
  let width = byId("treemap").clientWidth;
  addEventListener("resize", () => { if (width !== byId("treemap").clientWidth) width = byId("treemap").clientWidth, drawMap(); });
}

start();
