// Rebuilds the schemas of the Terraform providers, as far as the roots beside this module use them,
// from the typed bindings that are published for them as npm packages. See NOTICE and README.md.
//
//   node deploy/infrastructure/schemas/generate.mjs                 all providers
//   node deploy/infrastructure/schemas/generate.mjs aws             one of them
//   node deploy/infrastructure/schemas/generate.mjs aws=some/folder from a package unpacked there
//
// The compiled bindings carry their TypeScript source in source maps. For each attribute the source
// holds a comment with its flags, a getter that gives its type, and for nested values a record that
// tells blocks from attributes.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const roots = path.resolve(here, '../..');

const PACKAGES = {
  aws: { name: '@cdktn/provider-aws', version: '24.1.0' },
  azurerm: { name: '@cdktn/provider-azurerm', version: '16.1.0' },
  google: { name: '@cdktf/provider-google', version: '16.12.1' },
};

const ROOT_FOLDERS = ['aws', 'azure', 'gcp', 'dns', 'dns/traffic-manager'];

const SIMPLE = { string: 'string', number: 'number', boolean: 'bool' };

const GETTERS = [
  [/tolist\(this\.getListAttribute/, ['set', 'string']],
  [/tolist\(this\.getNumberListAttribute/, ['set', 'number']],
  [/getListAttribute/, ['list', 'string']],
  [/getNumberListAttribute/, ['list', 'number']],
  [/getStringMapAttribute/, ['map', 'string']],
  [/getNumberMapAttribute/, ['map', 'number']],
  [/getBooleanMapAttribute/, ['map', 'bool']],
  [/getAnyMapAttribute/, ['map', 'dynamic']],
  [/getStringAttribute/, 'string'],
  [/getNumberAttribute/, 'number'],
  [/getBooleanAttribute/, 'bool'],
];

const LIBRARY_COLLECTIONS = {
  StringMap: ['map', 'string'],
  NumberMap: ['map', 'number'],
  BooleanMap: ['map', 'bool'],
  AnyMap: ['map', 'dynamic'],
  StringMapList: ['list', ['map', 'string']],
  StringListList: ['list', ['list', 'string']],
  StringListMap: ['map', ['list', 'string']],
  StringMapMap: ['map', ['map', 'string']],
  BooleanList: ['list', 'bool'],
};

// Blocks that the cloud fills in where a configuration does not, which the bindings do not tell. They are
// served as attributes, or mocks could give them no value.
const FILLED_IN = { google_compute_ha_vpn_gateway: ['vpn_interfaces'] };

/** The resource and data source types that the roots name, as `type` and `data.type`. */
function typesInRoots() {
  const types = new Set();
  for (const folder of ROOT_FOLDERS.map((name) => path.join(roots, name))) {
    for (const file of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
      if (!file.endsWith('.tf')) continue;
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      for (const [, kind, type] of text.matchAll(/^(resource|data) "(\w+)"/gm)) {
        types.add(kind === 'data' ? 'data.' + type : type);
      }
    }
  }
  return types;
}

function unpack({ name, version }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bindings-'));
  const archive = execFileSync('npm', ['pack', '--silent', `${name}@${version}`], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();
  execFileSync('tar', ['xzf', archive], { cwd: folder });
  return folder;
}

/** `name: { value: .., isBlock: .., type: .., storageClassType: .. }` records in a source text. */
function nestingRecords(text) {
  const record =
    /^\s+(\w+): \{\n\s+value: ([^\n]*),\n\s+isBlock: (true|false),\n\s+type: "(\w+)",\n\s+storageClassType: "([\w<>]+)",/gm;
  const records = {};
  for (const [, name, value, isBlock, type, storage] of text.matchAll(record)) {
    records[name] = { value, isBlock: isBlock === 'true', type, storage };
  }
  return records;
}

/** All classes of one compiled file, with what its source tells of their attributes. */
function parse(file) {
  const compiled = fs.readFileSync(file, 'utf8');
  const map = compiled.match(/sourceMappingURL=data:application\/json[^,]*,([A-Za-z0-9+/=]+)/);
  const source = JSON.parse(
    Buffer.from(map[1], 'base64').toString(),
  ).sourcesContent[0].replace(/\bcdktn\./g, 'cdktf.');

  const structures = {};
  for (const match of source.matchAll(/^export function (\w+)ToHclTerraform\(struct[^\n]*\{/gm)) {
    const end = source.indexOf('\n}\n', match.index);
    structures[match[1].toLowerCase()] = nestingRecords(source.slice(match.index, end));
  }

  const starts = [...source.matchAll(/^export class (\w+) extends (cdkt[fn]\.\w+) \{$/gm)];
  const classes = {};
  starts.forEach((start, index) => {
    const body = source.slice(start.index, starts[index + 1]?.index ?? source.length);
    classes[start[1]] = parseClass(start[1], start[2], body, structures);
  });
  return { classes, structures };
}

function parseClass(name, base, body, structures) {
  const synthesized = body.match(/synthesizeHclAttributes\(\)[^\n]*\{[\s\S]*?\n {2}\}\n/);
  const members = {};
  for (const [, className, attribute, flag] of body.matchAll(
    /private _\w+ = new ([\w.]+)\(this, "(\w+)"(?:, (true|false))?\)/g,
  )) {
    members[attribute] = { className, isSet: flag === 'true' };
  }
  const attributes = {};
  const lines = body.split('\n');
  lines.forEach((line, index) => {
    const flags = line.match(
      /^ {2}\/\/ (\w+) - computed: (true|false), optional: (true|false), required: (true|false)/,
    );
    if (!flags) return;
    let getter = '';
    for (const next of lines.slice(index + 1, index + 8)) {
      if (/^ {2}\/\/ \w+ - computed/.test(next)) break;
      const returned = next.match(/return (.*);/);
      if (returned) {
        getter = returned[1];
        break;
      }
    }
    attributes[flags[1]] = {
      computed: flags[2] === 'true',
      optional: flags[3] === 'true',
      required: flags[4] === 'true',
      getter,
      member: members[flags[1]],
    };
  });
  return {
    base,
    terraformType: body.match(/static readonly tfResourceType = "(\w+)"/)?.[1],
    providerVersion: body.match(/providerVersion: '([^']+)'/)?.[1],
    nesting: synthesized
      ? nestingRecords(synthesized[0])
      : structures[name.replace(/OutputReference$/, '').toLowerCase()] ?? {},
    attributes,
  };
}

function flagsOf(name, attribute) {
  const flags = {};
  if (attribute.required) flags.required = true;
  if (attribute.optional) flags.optional = true;
  if (attribute.computed) flags.computed = true;
  if (!attribute.required && !attribute.optional && !attribute.computed) flags.optional = true;
  // The bindings do not tell, but the providers name all arguments so that are never stored.
  if (name.endsWith('_wo')) flags.write_only = true;
  return flags;
}

/** The block that a class describes. */
function blockOf(file, className, untyped) {
  const block = { attributes: {}, block_types: {} };
  const { attributes, nesting } = file.classes[className];
  for (const [name, attribute] of Object.entries(attributes)) {
    const flags = flagsOf(name, attribute);
    const simple = GETTERS.find(([form]) => form.test(attribute.getter))?.[1];
    if (simple) {
      block.attributes[name] = { type: simple, ...flags };
      continue;
    }
    const nested = attribute.member && nestedOf(file, attribute, nesting[name], untyped);
    if (nested?.block) {
      block.block_types[name] = nested;
    } else if (nested) {
      block.attributes[name] = { type: nested.type, ...flags };
    } else {
      untyped.push(`${className}.${name}`);
      block.attributes[name] = { type: 'dynamic', ...flags };
    }
  }
  return block;
}

function nestedOf(file, attribute, record, untyped) {
  const { className, isSet } = attribute.member;
  const library = className.match(/^cdktf\.(\w+)$/)?.[1];
  if (library) return LIBRARY_COLLECTIONS[library] && { type: LIBRARY_COLLECTIONS[library] };
  const element = className.replace(/(OutputReference|List|Map)$/, '') + 'OutputReference';
  if (!file.classes[element]) return undefined;
  const block = blockOf(file, element, untyped);
  const plain = isSet ? 'set' : 'list';
  const kind = record ? record.type : className.endsWith('Map') ? 'map' : plain;
  if (attribute.computed || !record?.isBlock) {
    const type = objectType(block);
    return { type: kind === 'struct' ? type : [kind, type] };
  }
  const single = className.endsWith('OutputReference');
  const counted = kind !== 'struct' && kind !== 'map';
  // Terraform allows no dynamic type within a set.
  const dynamic = JSON.stringify(block).includes('"dynamic"');
  return {
    nesting: kind === 'struct' ? 'single' : kind === 'set' && dynamic ? 'list' : kind,
    min: attribute.required && counted ? 1 : 0,
    max: single && counted ? 1 : 0,
    block,
  };
}

function objectType(block) {
  const fields = {};
  for (const [name, attribute] of Object.entries(block.attributes)) fields[name] = attribute.type;
  for (const [name, nested] of Object.entries(block.block_types)) {
    const type = objectType(nested.block);
    fields[name] = nested.nesting === 'single' ? type : [nested.nesting, type];
  }
  return ['object', fields];
}

/** The provider's own configuration, whose classes have no getters. */
function configurationOf(file, records, attributes) {
  const block = { attributes: {}, block_types: {} };
  for (const [name, record] of Object.entries(records)) {
    const flags = attributes?.[name]?.required ? { required: true } : { optional: true };
    if (record.type === 'simple') {
      block.attributes[name] = { type: SIMPLE[record.storage] ?? 'dynamic', ...flags };
    } else if (record.isBlock) {
      const structure = [...record.value.matchAll(/(\w+)ToHclTerraform/g)].pop()?.[1] ?? '';
      block.block_types[name] = {
        nesting: record.type === 'struct' ? 'single' : record.type,
        min: 0,
        max: /listMapperHcl/.test(record.value) ? 0 : 1,
        block: configurationOf(file, file.structures[structure.toLowerCase()] ?? {}),
      };
    } else {
      const element = /(string|number|bool)/i.exec(record.storage)?.[1].toLowerCase();
      block.attributes[name] = { type: [record.type, element ?? 'dynamic'], ...flags };
    }
  }
  return block;
}

function schemaOf(folder, wanted) {
  const schema = { provider: null, resources: {}, data: {}, untyped: [] };
  const library = path.join(folder, 'package/lib');
  let providerVersion;
  for (const name of fs.readdirSync(library).sort()) {
    const index = path.join(library, name, 'index.js');
    if (!fs.existsSync(index)) continue;
    const prefix = name.startsWith('data-') ? 'data.' : '';
    const types = [...fs.readFileSync(index, 'utf8').matchAll(/\.tfResourceType = "(\w+)"/g)];
    if (name !== 'provider' && !types.some(([, type]) => wanted.has(prefix + type))) continue;
    const file = parse(index);
    for (const [className, parsed] of Object.entries(file.classes)) {
      if (!parsed.terraformType) continue;
      providerVersion ??= parsed.providerVersion;
      if (parsed.base === 'cdktf.TerraformProvider') {
        schema.provider = configurationOf(file, parsed.nesting, parsed.attributes);
        delete schema.provider.attributes.alias;
      } else if (parsed.base === 'cdktf.TerraformResource') {
        const block = blockOf(file, className, schema.untyped);
        for (const name of FILLED_IN[parsed.terraformType] ?? []) {
          const { nesting, block: nested } = block.block_types[name];
          block.attributes[name] = { type: [nesting, objectType(nested)], optional: true, computed: true };
          delete block.block_types[name];
        }
        schema.resources[parsed.terraformType] = block;
      } else if (parsed.base === 'cdktf.TerraformDataSource') {
        schema.data[parsed.terraformType] = blockOf(file, className, schema.untyped);
      }
    }
  }
  return { ...schema, providerVersion };
}

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sorted(value[key])]),
  );
}

/** One type to a line, so that a change shows what it touches. */
function print(schema, source) {
  const section = (types) =>
    Object.keys(types)
      .sort()
      .map((type) => `    ${JSON.stringify(type)}: ${JSON.stringify(sorted(types[type]))}`)
      .join(',\n');
  return (
    '{\n' +
    `  "source": ${JSON.stringify(source)},\n` +
    `  "provider": ${JSON.stringify(sorted(schema.provider))},\n` +
    `  "resources": {\n${section(schema.resources)}\n  },\n` +
    `  "data": {\n${section(schema.data)}\n  }\n` +
    '}\n'
  );
}

const types = typesInRoots();
const asked = process.argv.slice(2).map((argument) => argument.split('='));
for (const [provider, given] of asked.length ? asked : Object.keys(PACKAGES).map((name) => [name])) {
  const source = PACKAGES[provider];
  const wanted = new Set(
    [...types].filter((type) => type.replace('data.', '').startsWith(provider + '_')),
  );
  const folder = given ?? unpack(source);
  const schema = schemaOf(folder, wanted);
  for (const type of wanted) {
    const found = type.startsWith('data.') ? schema.data[type.slice(5)] : schema.resources[type];
    if (!found) throw new Error(`${source.name} ${source.version} has no ${type}`);
  }
  const about = {
    package: source.name,
    version: source.version,
    provider: `hashicorp/${provider}`,
    provider_version: schema.providerVersion,
    license: 'MPL-2.0',
    generated_by: 'generate.mjs',
  };
  fs.writeFileSync(path.join(here, `${provider}.json`), print(schema, about));
  console.log(`${provider}: ${wanted.size} types, ${schema.untyped.length} untyped arguments`);
  schema.untyped.forEach((name) => console.log(`  ${name}`));
  if (!given) fs.rmSync(folder, { recursive: true });
}
