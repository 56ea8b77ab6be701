// Loads documents with auth0-deploy-cli's own parser, and writes trees with the js-yaml that it uses.
// Standard input: a JSON list of {text, files} or {dump}. Standard output: a list of {assets}, {text} or {error}.
// It asks no network: every request to the Management API is answered with an empty list.
const fs = require('fs');
const os = require('os');
const path = require('path');

const root = process.argv[2];
const found = (name) => require.resolve(name, { paths: [root] });
const yaml = require(found('js-yaml'));
const { ManagementClient } = require(found('auth0'));
const Context = require(path.join(path.dirname(found('auth0-deploy-cli')), 'context', 'yaml')).default;

const nothing = JSON.stringify({ clients: [], resource_servers: [], client_grants: [], total: 0, start: 0, limit: 100 });
globalThis.fetch = async () => new Response(nothing, { headers: { 'content-type': 'application/json' } });
const tenant = new ManagementClient({ domain: 'nobody.invalid', token: 'none' });

async function load({ text, files }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'deploy-cli-'));
  try {
    for (const [name, content] of Object.entries({ ...files, 'tenant.yaml': text })) {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, content);
    }
    const settings = { AUTH0_INPUT_FILE: path.join(folder, 'tenant.yaml'), AUTH0_KEYWORD_REPLACE_MAPPINGS: {} };
    const context = new Context(settings, tenant);
    await context.loadAssetsFromLocal();
    return context.assets;
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

async function answer(asked) {
  try {
    if (asked.dump !== undefined) return { text: yaml.dump(asked.dump, { noRefs: true }) };
    return { assets: await load(asked) };
  } catch (error) {
    return { error: String(error) };
  }
}

(async () => {
  const answers = [];
  for (const asked of JSON.parse(fs.readFileSync(0, 'utf8'))) answers.push(await answer(asked));
  fs.writeSync(1, JSON.stringify(answers));
})();
